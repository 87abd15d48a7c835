package org.kalends.core.mapping;

import java.util.EnumSet;
import java.util.Set;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;

/** Copies say what their originals say. Safe for use by several threads. */
public final class IdentityMapping implements EventMapping {

    @Override
    public CalendarEvent forward(CalendarEvent original, MappingContext context) {
        return original;
    }

    @Override
    public CalendarEvent back(CalendarEvent copy, CalendarEvent original, MappingContext context) {
        return Occurrences.back(copy, original, carriesBack(), (edited, own) -> edited);
    }

    @Override
    public Set<EventField> carriesBack() {
        return EnumSet.allOf(EventField.class);
    }
}
