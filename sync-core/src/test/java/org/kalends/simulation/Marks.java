package org.kalends.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.Side;
import org.kalends.core.mapping.FieldHasher;

/** Tells originals from copies, without the store. */
final class Marks {

    /** What an event is to the pair. */
    enum Role {
        /** Somebody made it, or it outlived its original. */
        ORIGINAL,
        /** The pair wrote it. */
        COPY,
        /** Another pair or another installation wrote it. */
        FOREIGN
    }

    private final World world;
    private final FieldHasher hasher = new FieldHasher(World.secret());
    private final Map<Side, Map<EventKey, String>> ids = Map.of(Side.A, new HashMap<>(), Side.B, new HashMap<>());
    private final Map<Side, Map<EventKey, String>> stripped = Map.of(Side.A, new HashMap<>(), Side.B, new HashMap<>());

    Marks(World world) {
        this.world = world;
    }

    /** Returns what the mark of a copy calls the original with a key. */
    String id(Side side, EventKey key) {
        return ids.get(side)
                .computeIfAbsent(key, k -> hasher.origin(world.remote(side).calendar(), k));
    }

    Role role(Side side, RemoteEvent event) {
        Optional<OriginMark> mark = event.originMark();
        if (mark.isEmpty()) {
            return stripped.get(side).containsKey(event.key()) ? Role.COPY : Role.ORIGINAL;
        }
        boolean ours = mark.get().installation().equals(World.INSTALLATION)
                && mark.get().pair().equals(World.PAIR.value());
        return !ours ? Role.FOREIGN : isSelfMarked(side, event, mark.get()) ? Role.ORIGINAL : Role.COPY;
    }

    boolean isCopy(Side side, RemoteEvent event) {
        return role(side, event) == Role.COPY;
    }

    boolean isOriginal(Side side, RemoteEvent event) {
        return role(side, event) == Role.ORIGINAL;
    }

    /** Returns what a copy calls its original. */
    String originalOf(Side side, RemoteEvent copy) {
        return copy.originMark()
                .map(OriginMark::original)
                .orElseGet(() -> stripped.get(side).getOrDefault(copy.key(), ""));
    }

    /** Remembers a copy whose mark other software takes off. */
    void strip(Side side, RemoteEvent copy) {
        stripped.get(side).put(copy.key(), originalOf(side, copy));
    }

    /** A copy without a mark that others are copies of now has become an original. */
    void noteCopy(Side side, RemoteEvent copy) {
        stripped.get(side.other())
                .keySet()
                .removeIf(key -> id(side.other(), key).equals(originalOf(side, copy)));
    }

    /** Returns whether a copy went without its mark at some time. */
    boolean wasStripped(Side side, EventKey key) {
        return stripped.get(side).containsKey(key);
    }

    /** An original that was a copy before; the occurrences of a series show the mark of their series. */
    private boolean isSelfMarked(Side side, RemoteEvent event, OriginMark mark) {
        return mark.original().equals(id(side, event.key()))
                || mark.original().equals(id(side, world.root(side, event.key())));
    }
}
