package org.kalends.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.Side;
import org.kalends.core.mapping.FieldHasher;

/** Reads origin marks, without the store. */
final class Marks {

    private final World world;
    private final FieldHasher hasher = new FieldHasher(World.secret());

    private final Map<Side, Map<EventKey, String>> ids = Map.of(Side.A, new HashMap<>(), Side.B, new HashMap<>());

    Marks(World world) {
        this.world = world;
    }

    /** Returns what the mark of a copy calls the original with a key. */
    String id(Side side, EventKey key) {
        return ids.get(side)
                .computeIfAbsent(key, k -> hasher.origin(world.calendar(side).ref(), k));
    }

    /** Returns whether an event is a copy (true) or an original (false); empty for somebody else's copy. */
    Optional<Boolean> isCopy(Side side, RemoteEvent event) {
        Optional<OriginMark> mark = event.originMark();
        if (mark.isEmpty()) {
            return Optional.of(false);
        }
        if (!mark.get().installation().equals(World.INSTALLATION)
                || !mark.get().pair().equals(World.PAIR.value())) {
            return Optional.empty();
        }
        String original = mark.get().original();
        return Optional.of(!original.equals(id(side, event.key())) && !original.equals(id(side, root(event.key()))));
    }

    static EventKey root(EventKey key) {
        int at = key.value().indexOf('/');
        return at < 0 ? key : new EventKey(key.value().substring(0, at));
    }
}
