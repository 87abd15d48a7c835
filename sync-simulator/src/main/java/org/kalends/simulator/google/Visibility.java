package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** How strict the visibility of an event is. */
final class Visibility {

    private static final List<String> LOOSEST_FIRST = List.of("public", "default", "private", "confidential");

    private Visibility() {}

    static boolean isPrivate(ObjectNode event) {
        return strictness(event) >= LOOSEST_FIRST.indexOf("private");
    }

    static boolean isPublic(ObjectNode event) {
        return strictness(event) == 0;
    }

    private static int strictness(ObjectNode event) {
        // A word that nobody knows is as strict as they get.
        int place = LOOSEST_FIRST.indexOf(event.path("visibility").asText("default"));
        return place < 0 ? LOOSEST_FIRST.size() : place;
    }

    /** Settles what an occurrence wants: a stricter visibility becomes the series', a looser one is ignored. */
    static void ofOccurrence(ObjectNode series, ObjectNode occurrence) {
        if (strictness(occurrence) > strictness(series)) {
            series.set("visibility", occurrence.path("visibility"));
        } else if (series.has("visibility")) {
            occurrence.set("visibility", series.path("visibility"));
        } else {
            occurrence.remove("visibility");
        }
    }
}
