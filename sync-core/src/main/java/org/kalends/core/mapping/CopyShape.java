package org.kalends.core.mapping;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventStatus;

/**
 * What is true of every copy, overrides included: confirmed, without guests, organizer, UID, kind and answer. A cancelled override is an
 * exclusion of the copy, because cancelled events are never copied. Safe for use by several threads.
 */
public final class CopyShape implements EventMapping {

    private static final SkippedOverrides CANCELLED =
            new SkippedOverrides(event -> event.status() != EventStatus.CANCELLED);

    private static final Set<EventField> CARRIED = EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES));

    @Override
    public CalendarEvent forward(CalendarEvent original, MappingContext context) {
        CalendarEvent shown = CANCELLED.forward(original, context);
        return Occurrences.forward(
                shown,
                event -> event.toBuilder()
                        .status(EventStatus.CONFIRMED)
                        .organizer(Optional.empty())
                        .attendees(List.of())
                        .iCalUid(Optional.empty())
                        .facts(EventFacts.OWN)
                        .build());
    }

    @Override
    public CalendarEvent back(CalendarEvent copy, CalendarEvent original, MappingContext context) {
        CalendarEvent back = Occurrences.back(copy, original, CARRIED, (edited, own) -> edited);
        return CANCELLED.back(back, original, context);
    }

    @Override
    public Set<EventField> carriesBack() {
        return EnumSet.copyOf(CARRIED);
    }
}
