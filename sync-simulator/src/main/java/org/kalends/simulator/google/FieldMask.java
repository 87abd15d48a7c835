package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A partial response's {@code fields}: {@code items(id,start/dateTime),nextPageToken}. */
final class FieldMask {

    private final Map<String, FieldMask> inner = new LinkedHashMap<>();

    private FieldMask() {}

    static FieldMask parse(String text) {
        int[] place = {0};
        FieldMask mask = list(text, place);
        if (place[0] != text.length()) {
            throw invalid(text);
        }
        return mask;
    }

    private static FieldMask list(String text, int[] place) {
        FieldMask mask = new FieldMask();
        do {
            field(text, place, mask);
        } while (skips(text, place, ','));
        return mask;
    }

    private static void field(String text, int[] place, FieldMask mask) {
        int begin = place[0];
        while (place[0] < text.length() && "/(),".indexOf(text.charAt(place[0])) < 0) {
            place[0]++;
        }
        String name = text.substring(begin, place[0]);
        if (!name.matches("\\*|[A-Za-z][A-Za-z0-9_-]*")) {
            throw invalid(text);
        }
        FieldMask below = mask.inner.computeIfAbsent(name, unused -> new FieldMask());
        if (skips(text, place, '/')) {
            field(text, place, below);
        } else if (skips(text, place, '(')) {
            below.inner.putAll(list(text, place).inner);
            if (!skips(text, place, ')')) {
                throw invalid(text);
            }
        }
    }

    private static boolean skips(String text, int[] place, char wanted) {
        boolean here = place[0] < text.length() && text.charAt(place[0]) == wanted;
        if (here) {
            place[0]++;
        }
        return here;
    }

    private static GoogleError invalid(String text) {
        return GoogleError.invalidParameter("fields", "Invalid field selection " + text);
    }

    ObjectNode applied(ObjectNode whole) {
        ObjectNode shown = Json.object();
        whole.properties()
                .forEach(field -> below(field.getKey())
                        .ifPresent(mask -> shown.set(field.getKey(), mask.applied(field.getValue()))));
        return shown;
    }

    private Optional<FieldMask> below(String name) {
        return Optional.ofNullable(inner.get(name)).or(() -> Optional.ofNullable(inner.get("*")));
    }

    private JsonNode applied(JsonNode value) {
        if (inner.isEmpty()) {
            return value;
        }
        if (value instanceof ObjectNode object) {
            return applied(object);
        }
        if (value instanceof ArrayNode list) {
            ArrayNode shown = list.arrayNode();
            list.forEach(item -> shown.add(applied(item)));
            return shown;
        }
        return value;
    }
}
