package org.kalends.core.internal.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kalends.api.model.EventField;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.Side;

/** What is left open of interrupted writes: fields that the next plan has to bring in order. Used by one thread. */
final class Settlement {

    private final Map<LinkId, Map<Side, Set<EventField>>> fields = new HashMap<>();
    private final Map<LinkId, Set<String>> intents = new HashMap<>();

    void open(LinkId link, Side side, Set<EventField> unsettled, String intent) {
        fields.computeIfAbsent(link, id -> new HashMap<>())
                .computeIfAbsent(side, s -> new HashSet<>())
                .addAll(unsettled);
        intents.computeIfAbsent(link, id -> new HashSet<>()).add(intent);
    }

    Set<LinkId> links() {
        return fields.keySet();
    }

    Set<EventField> fields(LinkId link, Side side) {
        return fields.getOrDefault(link, Map.of()).getOrDefault(side, Set.of());
    }

    /** Returns the intents that are settled once the link is stored. */
    List<String> intents(LinkId link) {
        return List.copyOf(intents.getOrDefault(link, Set.of()));
    }

    /** Returns the intents of links that no longer exist or need nothing. */
    List<String> allIntents() {
        return intents.values().stream().flatMap(Set::stream).toList();
    }
}
