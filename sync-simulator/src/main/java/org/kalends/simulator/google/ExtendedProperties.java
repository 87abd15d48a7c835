package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** The limits of extended properties, which the service keeps in silence: long keys are dropped, long values are cut. */
final class ExtendedProperties {

    private static final Set<String> KINDS = Set.of("private", "shared");

    private static final int LONGEST_KEY = 44;

    private static final int LONGEST_VALUE = 1024;

    private static final int MOST = 300;

    private static final int LARGEST = 32 * 1024;

    private ExtendedProperties() {}

    static ObjectNode kept(ObjectNode written) {
        ObjectNode all = Json.object();
        int count = 0;
        int size = 0;
        for (Map.Entry<String, JsonNode> kind : written.properties()) {
            if (!KINDS.contains(kind.getKey()) || !kind.getValue().isObject()) {
                throw GoogleError.invalid("Invalid value for: extendedProperties");
            }
            ObjectNode kept = Json.object();
            for (Map.Entry<String, JsonNode> property : kind.getValue().properties()) {
                if (!property.getValue().isTextual()) {
                    throw GoogleError.invalid("Invalid value for: extendedProperties");
                }
                if (property.getKey().length() <= LONGEST_KEY) {
                    String value = property.getValue().textValue();
                    kept.put(property.getKey(), value.substring(0, Math.min(LONGEST_VALUE, value.length())));
                    count++;
                    size += bytes(property.getKey())
                            + bytes(kept.path(property.getKey()).textValue());
                }
            }
            if (!kept.isEmpty()) {
                all.set(kind.getKey(), kept);
            }
        }
        if (count > MOST || size > LARGEST) {
            throw GoogleError.invalid("Invalid value for: extendedProperties");
        }
        return all;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
