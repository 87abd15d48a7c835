package org.kalends.core.mapping;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;

/** Leaves the guests out of copies. Safe for use by several threads. */
public final class AttendeeOmission implements EventMapping {

    private static final Set<EventField> CARRIED = EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES));

    @Override
    public CalendarEvent forward(CalendarEvent original, MappingContext context) {
        return Occurrences.forward(
                original, event -> event.toBuilder().attendees(List.of()).build());
    }

    @Override
    public CalendarEvent back(CalendarEvent copy, CalendarEvent original, MappingContext context) {
        return Occurrences.back(copy, original, CARRIED, (edited, own) -> edited);
    }

    @Override
    public Set<EventField> carriesBack() {
        return EnumSet.copyOf(CARRIED);
    }
}
