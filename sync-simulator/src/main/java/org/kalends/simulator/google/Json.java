package org.kalends.simulator.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** JSON texts and trees. */
final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ArrayNode array(List<? extends JsonNode> items) {
        return MAPPER.createArrayNode().addAll(items);
    }

    /** Reads a request's body, which has to be an object. */
    static ObjectNode read(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (tree instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw GoogleError.of(
                    400,
                    "global",
                    "parseError",
                    "Parse Error: line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ".");
        }
        throw GoogleError.of(400, "global", "parseError", "Parse Error: an object is expected.");
    }

    static String write(JsonNode tree, boolean pretty) {
        return pretty ? tree.toPrettyString() : tree.toString();
    }

    /** Returns a copy of an object after a patch: objects are merged, all else is replaced, null takes away. */
    static ObjectNode merged(ObjectNode before, ObjectNode patch) {
        ObjectNode after = before.deepCopy();
        patch.properties().forEach(change -> {
            JsonNode value = change.getValue();
            if (value.isNull()) {
                after.remove(change.getKey());
            } else if (value instanceof ObjectNode object) {
                ObjectNode inner = after.get(change.getKey()) instanceof ObjectNode old ? old : object();
                after.set(change.getKey(), merged(inner, object));
            } else {
                after.set(change.getKey(), value.deepCopy());
            }
        });
        return after;
    }
}
