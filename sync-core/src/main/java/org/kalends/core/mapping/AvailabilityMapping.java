package org.kalends.core.mapping;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;

/** Gives all copies one free/busy value, whatever their originals say. Safe for use by several threads. */
public final class AvailabilityMapping implements EventMapping {

    private static final Set<EventField> CARRIED = EnumSet.complementOf(EnumSet.of(EventField.AVAILABILITY));

    private final Availability availability;

    /** Creates the mapping. */
    public AvailabilityMapping(Availability availability) {
        this.availability = Objects.requireNonNull(availability, "availability");
    }

    @Override
    public CalendarEvent forward(CalendarEvent original, MappingContext context) {
        return Occurrences.forward(
                original, event -> event.toBuilder().availability(availability).build());
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
