package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Somebody else who changes an event at the wrong moment. Guarded by its {@link World}. */
final class Meddling {

    private Meddling() {}

    /** Adds some words to an event's title; without words the event is touched and says the same. */
    static void with(EventStore store, EventItem item, String words) {
        if (item.current().deleted()) {
            return;
        }
        ObjectNode content = item.current().content().deepCopy();
        if (!words.isEmpty()) {
            content.put("summary", content.path("summary").asText() + " (" + words + ")");
        }
        store.change(item, content);
    }

    /** Changes the event that came last, while a list has further pages. */
    static void withTheLastOf(EventStore store) {
        List<EventItem> live = new ArrayList<>(store.items());
        live.removeIf(item -> item.current().deleted());
        if (!live.isEmpty()) {
            with(store, live.get(live.size() - 1), "between pages");
        }
    }
}
