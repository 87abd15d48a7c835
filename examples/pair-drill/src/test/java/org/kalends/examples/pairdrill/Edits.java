package org.kalends.examples.pairdrill;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;

/** What somebody has changed of an event. */
final class Edits {

    private Edits() {}

    static Set<EventField> between(CalendarEvent before, CalendarEvent after) {
        Set<EventField> fields = EnumSet.noneOf(EventField.class);
        Arrays.stream(EventField.values())
                .filter(field -> !before.value(field).equals(after.value(field)))
                .forEach(fields::add);
        return fields;
    }
}
