package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Single-value extended properties: ids such as {@code String {GUID} Name key}. */
final class ExtendedProperties {

    private static final String TYPE = "(String|Integer|Boolean|Double|Float|Long|Short|CLSID|SystemTime|Binary)";

    private static final Pattern ID = Pattern.compile(
            TYPE + " (\\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\\} (Name .+|Id 0x[0-9A-Fa-f]+)"
                    + "|0x[0-9A-Fa-f]+)");

    private ExtendedProperties() {}

    static void read(JsonNode list, Map<String, Optional<String>> into) {
        if (!list.isArray()) {
            throw Fields.unreadable("singleValueExtendedProperties", "an array is expected");
        }
        for (JsonNode item : list) {
            Fields fields = Fields.of(item, "singleValueExtendedProperties").only("id", "value");
            String id = requireId(fields.text("id").orElse(""));
            into.put(id, fields.text("value"));
        }
    }

    static String requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw GraphError.of(
                    400, "ErrorInvalidProperty", "The id of a single-value extended property is not well formed.");
        }
        return id;
    }

    /** Returns whether two ids are the same: names in the same case, everything else in any. */
    static boolean same(String one, String other) {
        int name = one.indexOf(" Name ");
        return name < 0
                ? one.equalsIgnoreCase(other)
                : one.length() == other.length()
                        && one.substring(0, name).equalsIgnoreCase(other.substring(0, name))
                        && one.substring(name).equals(other.substring(name));
    }

    static ArrayNode shown(Map<String, String> extended, Predicate<String> wanted) {
        ArrayNode list = Json.array(List.of());
        new TreeMap<>(extended).forEach((id, value) -> {
            if (wanted.test(id)) {
                list.add(Json.object().put("id", id).put("value", value));
            }
        });
        return list;
    }
}
