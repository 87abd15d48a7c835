package org.kalends.api.model;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Keyed hashes of the fields of an event. They tell which fields changed without keeping what they said.
 *
 * @param values a hash for each of the fields, as printable text
 */
public record FieldHashes(Map<EventField, String> values) {

    /** Checks that every field has a hash. */
    public FieldHashes {
        values = Map.copyOf(values);
        for (EventField field : EventField.values()) {
            if (!values.containsKey(field)) {
                throw new IllegalArgumentException("hashes: " + field + " is missing");
            }
        }
    }

    /** Returns the hash of one field. */
    public String of(EventField field) {
        return Objects.requireNonNull(values.get(field), "every field has a hash");
    }

    /** Returns the fields in which the two differ. */
    public Set<EventField> differences(FieldHashes other) {
        Set<EventField> fields = EnumSet.noneOf(EventField.class);
        for (EventField field : EventField.values()) {
            if (!of(field).equals(other.of(field))) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** Returns these hashes with some fields taken from others. */
    public FieldHashes with(Set<EventField> fields, FieldHashes other) {
        Map<EventField, String> merged = new EnumMap<>(values);
        fields.forEach(field -> merged.put(field, other.of(field)));
        return new FieldHashes(merged);
    }
}
