package org.kalends.core.mapping;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kalends.api.mapping.EventMapping;
import org.kalends.api.mapping.MappingContext;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;

/**
 * Several mappings one after the other; on the way back the last one first, each with the original as it saw it.
 *
 * <p>A field returns when every mapping lets it, and the chain holds each of them to that, whatever its {@code back} says. The laws hold for
 * the chain when they hold for its parts and no part changes what an earlier one has settled (two title prefixes would). Safe for use by
 * several threads when its parts are.
 */
public final class MappingChain implements EventMapping {

    private final List<EventMapping> mappings;

    /**
     * Creates a chain.
     *
     * @param mappings the parts, in the order of the way out
     */
    public MappingChain(List<EventMapping> mappings) {
        this.mappings = List.copyOf(mappings);
    }

    @Override
    public CalendarEvent forward(CalendarEvent original, MappingContext context) {
        CalendarEvent event = original;
        for (EventMapping mapping : mappings) {
            event = mapping.forward(event, context);
        }
        return event;
    }

    @Override
    public CalendarEvent back(CalendarEvent copy, CalendarEvent original, MappingContext context) {
        List<CalendarEvent> originals = new ArrayList<>();
        CalendarEvent event = original;
        for (EventMapping mapping : mappings) {
            originals.add(event);
            event = mapping.forward(event, context);
        }
        CalendarEvent edited = copy;
        for (int i = mappings.size() - 1; i >= 0; i--) {
            EventMapping mapping = mappings.get(i);
            CalendarEvent back = mapping.back(edited, originals.get(i), context);
            edited = merge(originals.get(i), back, mapping.carriesBack());
        }
        return merge(original, edited, carriesBack());
    }

    @Override
    public Set<EventField> carriesBack() {
        Set<EventField> fields = EnumSet.allOf(EventField.class);
        mappings.forEach(mapping -> fields.retainAll(mapping.carriesBack()));
        return fields;
    }

    private static CalendarEvent merge(CalendarEvent original, CalendarEvent back, Set<EventField> fields) {
        CalendarEvent merged = original;
        for (EventField field : fields) {
            merged = merged.with(field, back);
        }
        return merged;
    }
}
