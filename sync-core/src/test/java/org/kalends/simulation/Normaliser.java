package org.kalends.simulation;

import java.util.function.UnaryOperator;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;

/** What servers do to events. Each of them is idempotent, and each two of them can be applied in any order. */
enum Normaliser {
    NONE(event -> event),
    SHORT_TITLES(event -> event.toBuilder()
            .title(event.title().length() > 12 ? event.title().substring(0, 12).strip() : event.title())
            .build()),
    PLAIN_DESCRIPTIONS(event -> event.toBuilder()
            .description(Description.of(event.description().text()))
            .build()),
    LOUD_LOCATIONS(event -> event.toBuilder()
            .location(event.location().isEmpty() ? "" : "@" + event.location().replace("@", ""))
            .build());

    @SuppressWarnings("ImmutableEnumChecker") // the functions above hold nothing
    private final UnaryOperator<CalendarEvent> change;

    Normaliser(UnaryOperator<CalendarEvent> change) {
        this.change = change;
    }

    CalendarEvent apply(CalendarEvent event) {
        return change.apply(event);
    }
}
