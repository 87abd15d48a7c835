package org.kalends.provider.m365.internal.event;

import com.microsoft.graph.models.Event;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.EventField;

/**
 * What Graph cannot say about one of our copies, by field. Each entry names the values on the wire for which it holds, so that an edit
 * by a person ends it in silence.
 *
 * @param entries short texts; a field that the wire says in full has none
 */
public record Facts(Map<EventField, String> entries) {

    /** The wire says it all. */
    public static final Facts NONE = new Facts(Map.of());

    /** Takes a copy of the entries. */
    public Facts {
        entries = Map.copyOf(entries);
    }

    /** Returns what an event carries in our extended properties, which have to be asked for with {@link OwnProperties#expand()}. */
    public static Facts of(Event event) {
        Map<EventField, String> entries = new EnumMap<>(EventField.class);
        for (FactsProperty property : FactsProperty.values()) {
            property.read(event).ifPresent(text -> entries.put(property.field(), text));
        }
        return new Facts(entries);
    }

    /** Returns these facts with some fields taken from others: what holds after an update of the fields. */
    public Facts with(Set<EventField> fields, Facts other) {
        Map<EventField, String> merged = new EnumMap<>(EventField.class);
        merged.putAll(entries);
        merged.keySet().removeAll(fields);
        other.entries.forEach((field, text) -> {
            if (fields.contains(field)) {
                merged.put(field, text);
            }
        });
        return new Facts(merged);
    }

    Optional<String> of(EventField field) {
        return Optional.ofNullable(entries.get(field));
    }
}
