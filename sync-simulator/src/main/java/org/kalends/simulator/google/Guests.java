package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The guest list as a guest may change it: their own entry only. */
final class Guests {

    private Guests() {}

    static void keepOthers(ObjectNode before, ObjectNode after, String self) {
        JsonNode wished = entry(after, self);
        ArrayNode kept = Json.array(List.of());
        for (JsonNode guest : before.path("attendees")) {
            boolean own = guest.path("email").asText().equalsIgnoreCase(self);
            kept.add(own && !wished.isMissingNode() ? wished : guest);
        }
        if (kept.isEmpty()) {
            after.remove("attendees");
        } else {
            after.set("attendees", kept);
        }
    }

    private static JsonNode entry(ObjectNode event, String email) {
        for (JsonNode guest : event.path("attendees")) {
            if (guest.path("email").asText().equalsIgnoreCase(email)) {
                return guest;
            }
        }
        return MissingNode.getInstance();
    }
}
