package org.kalends.core.internal.run;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kalends.api.model.EventField;
import org.kalends.api.store.Intent;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.Side;

/** What is left open of interrupted writes: fields that the next plan has to bring in order. Used by one thread. */
final class Settlement {

    private final Map<LinkId, Map<Side, Set<EventField>>> fields = new HashMap<>();
    private final Map<LinkId, Map<Side, Map<EventField, String>>> asked = new HashMap<>();
    private final Map<LinkId, Map<Side, Set<EventField>>> unwritten = new HashMap<>();
    private final Map<LinkId, Set<String>> intents = new HashMap<>();

    /** Remembers what a write asked for. */
    void asked(LinkId link, Side side, Intent.Write.Update update) {
        Map<EventField, String> hashes = new EnumMap<>(update.written().values());
        hashes.keySet().retainAll(update.fields());
        asked.computeIfAbsent(link, id -> new HashMap<>())
                .computeIfAbsent(side, s -> new EnumMap<>(EventField.class))
                .putAll(hashes);
    }

    void open(LinkId link, Side side, Set<EventField> unsettled, String intent) {
        fields.computeIfAbsent(link, id -> new HashMap<>())
                .computeIfAbsent(side, s -> new HashSet<>())
                .addAll(unsettled);
        intents.computeIfAbsent(link, id -> new HashSet<>()).add(intent);
    }

    /** A write to a side was not carried out for some fields, as far as one can tell. */
    void unwritten(LinkId link, Side side, Set<EventField> missing) {
        unwritten
                .computeIfAbsent(link, id -> new HashMap<>())
                .computeIfAbsent(side, s -> new HashSet<>())
                .addAll(missing);
    }

    /** Returns what a side was asked to say. */
    Map<EventField, String> asked(LinkId link, Side side) {
        return asked.getOrDefault(link, Map.of()).getOrDefault(side, Map.of());
    }

    /** Returns what a side was asked to say, but for what came from there in the first place. */
    Map<EventField, String> askedAlone(LinkId link, Side side) {
        Map<EventField, String> hashes = new HashMap<>(asked(link, side));
        hashes.keySet().removeAll(unwritten.getOrDefault(link, Map.of()).getOrDefault(side.other(), Set.of()));
        return hashes;
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
