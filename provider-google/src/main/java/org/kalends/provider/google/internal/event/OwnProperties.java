package org.kalends.provider.google.internal.event;

import com.google.api.client.util.Data;
import com.google.api.services.calendar.model.Event;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The private extended properties of this library on an event. The service drops and cuts in silence what is too long, so that lengths are
 * checked before and the answer after.
 */
public final class OwnProperties {

    private static final String PROPERTY = "extendedProperties.private";

    private static final int LONGEST_KEY = 44;

    private static final int LONGEST_VALUE = 1024;

    private static final int MOST = 300;

    private static final int MOST_BYTES = 32 * 1024;

    /** Of all that we ever write there are some fifty, and 30 kB. */
    private static final int MANY = 200;

    private static final int MANY_BYTES = 2 * 1024;

    private OwnProperties() {}

    /** Returns the value of a property. */
    static Optional<String> value(Event event, String key) {
        return Optional.ofNullable(held(event).get(key)).filter(value -> !Data.isNull(value));
    }

    static void put(Event event, String key, String value) {
        changed(event).put(key, value);
    }

    /** Takes a property away with a PATCH. */
    static void remove(Event patch, String key) {
        changed(patch).put(key, Data.nullOf(String.class));
    }

    /** Returns a new event when the service keeps all its properties. */
    static Event checked(Event event) {
        return checked(event, new Event());
    }

    /**
     * Returns a patch when the service keeps all its properties.
     *
     * @param held what is patched, with the properties that it has already, those of others among them
     */
    public static Event checked(Event patch, Event held) {
        held(patch).forEach((key, value) -> {
            if (key.length() > LONGEST_KEY || bytes(value) > LONGEST_VALUE) {
                throw new GoogleProblem(PROPERTY, "one is longer than the service keeps");
            }
        });
        Map<String, String> merged = new LinkedHashMap<>(held(held));
        merged.putAll(held(patch));
        merged.values().removeIf(Data::isNull);
        Map<String, String> shared = shared(held);
        if (merged.size() + shared.size() > MOST || bytes(merged) + bytes(shared) > MOST_BYTES) {
            throw new GoogleProblem(PROPERTY, "they are more than the service keeps");
        }
        return patch;
    }

    /** Returns whether an event has so many properties that those of a patch may not fit beside them. */
    public static boolean areMany(Event event) {
        return held(event).size() + shared(event).size() > MANY
                || bytes(held(event)) + bytes(shared(event)) > MANY_BYTES;
    }

    private static Map<String, String> shared(Event event) {
        return Told.value(event.getExtendedProperties())
                .map(properties -> Told.map(properties.getShared()))
                .orElse(Map.of());
    }

    private static int bytes(Map<String, String> properties) {
        return properties.entrySet().stream()
                .mapToInt(property -> bytes(property.getKey()) + bytes(property.getValue()))
                .sum();
    }

    /** Returns the name of a property that was sent and is not kept as it was sent; empty when all are. */
    public static Optional<String> lost(Event sent, Event stored) {
        return held(sent).entrySet().stream()
                .filter(property -> !value(stored, property.getKey())
                        .equals(Optional.of(property.getValue()).filter(value -> !Data.isNull(value))))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    static Map<String, String> held(Event event) {
        return Told.value(event.getExtendedProperties())
                .map(properties -> Told.map(properties.getPrivate()))
                .orElse(Map.of());
    }

    private static Map<String, String> changed(Event event) {
        if (event.getExtendedProperties() == null) {
            event.setExtendedProperties(new Event.ExtendedProperties().setPrivate(new LinkedHashMap<>()));
        }
        return event.getExtendedProperties().getPrivate();
    }
}
