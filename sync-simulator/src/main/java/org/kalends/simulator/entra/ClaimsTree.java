package org.kalends.simulator.entra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** The {@code claims} parameter as a tree. */
record ClaimsTree(JsonNode root) {

    private static final JsonMapper JSON = new JsonMapper();

    static ClaimsTree of(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            if (tree.isObject()) {
                return new ClaimsTree(tree);
            }
        } catch (JsonProcessingException e) {
            // Refused below.
        }
        throw EntraError.invalidRequest(50017, "The claims parameter is not a JSON object.");
    }

    /** Returns whether everything that is demanded is here. */
    boolean contains(ClaimsTree demanded) {
        return contains(root, demanded.root());
    }

    private static boolean contains(JsonNode all, JsonNode part) {
        if (!part.isObject()) {
            return all.equals(part);
        }
        for (Map.Entry<String, JsonNode> field : part.properties()) {
            if (!contains(all.path(field.getKey()), field.getValue())) {
                return false;
            }
        }
        return true;
    }
}
