package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What an event says. Immutable: the tree is never changed once it is here.
 *
 * @param properties the properties that were written, in the form in which they are stored
 * @param times when it is
 * @param extended the extended properties by id
 */
record EventContent(ObjectNode properties, EventTimes times, Map<String, String> extended) {

    EventContent with(EventTimes other) {
        return new EventContent(properties, other, extended);
    }

    boolean hasAttendees() {
        return properties.path("attendees").size() > 0;
    }

    boolean isOrganizer() {
        return properties.path("isOrganizer").asBoolean(true);
    }
}
