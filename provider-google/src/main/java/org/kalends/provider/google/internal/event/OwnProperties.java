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

    /** Returns the event when the service keeps all its properties. */
    static Event checked(Event event) {
        Map<String, String> properties = held(event);
        int bytes = 0;
        for (Map.Entry<String, String> property : properties.entrySet()) {
            int value = bytes(property.getValue());
            if (property.getKey().length() > LONGEST_KEY || value > LONGEST_VALUE) {
                throw new GoogleProblem(PROPERTY, "one is longer than the service keeps");
            }
            bytes += bytes(property.getKey()) + value;
        }
        if (properties.size() > MOST || bytes > MOST_BYTES) {
            throw new GoogleProblem(PROPERTY, "they are more than the service keeps");
        }
        return event;
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
