package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Who made or organises an event.
 *
 * @param email the address; a calendar's id for a calendar that is not an account's own
 * @param name the name shown
 */
record Person(String email, Optional<String> name) {

    static Person of(JsonNode json) {
        return new Person(
                json.path("email").asText(),
                Optional.ofNullable(json.path("displayName").textValue()));
    }

    ObjectNode json(String calendarId) {
        ObjectNode json = Json.object().put("email", email);
        name.ifPresent(shown -> json.put("displayName", shown));
        if (email.equalsIgnoreCase(calendarId)) {
            json.put("self", true);
        }
        return json;
    }
}
