package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Where an event is: one location, and the list that always goes with it. */
final class Locations {

    private Locations() {}

    static ObjectNode stored(JsonNode written, String path) {
        Fields fields = Fields.of(written, path)
                .only(
                        "displayName",
                        "locationType",
                        "locationUri",
                        "locationEmailAddress",
                        "uniqueId",
                        "uniqueIdType",
                        "address",
                        "coordinates");
        String name = fields.text("displayName").orElse("");
        ObjectNode location = Json.object()
                .put("displayName", name)
                .put("locationType", fields.text("locationType").orElse("default"));
        fields.text("locationUri").ifPresent(uri -> location.put("locationUri", uri));
        if (name.isEmpty()) {
            return empty();
        }
        location.put("uniqueId", fields.text("uniqueId").orElse(name))
                .put("uniqueIdType", fields.text("uniqueIdType").orElse("private"));
        fields.get("address").ifPresent(address -> location.set("address", address));
        fields.get("coordinates").ifPresent(place -> location.set("coordinates", place));
        return location;
    }

    static JsonNode storedList(JsonNode written) {
        if (!written.isArray()) {
            throw Fields.unreadable("locations", "an array is expected");
        }
        List<ObjectNode> all = new ArrayList<>();
        written.forEach(location -> all.add(stored(location, "locations")));
        return Json.array(all);
    }

    static ObjectNode empty() {
        ObjectNode location = Json.object()
                .put("displayName", "")
                .put("locationType", "default")
                .put("uniqueIdType", "unknown");
        location.putObject("address");
        location.putObject("coordinates");
        return location;
    }

    static JsonNode list(JsonNode location) {
        boolean nowhere = location.path("displayName").asText("").isEmpty();
        return nowhere ? NullNode.getInstance() : Json.array(List.of(location.<JsonNode>deepCopy()));
    }

    static JsonNode first(JsonNode locations) {
        return locations.isEmpty() ? NullNode.getInstance() : locations.get(0).deepCopy();
    }
}
