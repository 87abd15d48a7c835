package org.kalends.memory;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.Intent;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.Progress;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;

/** Everything that belongs to one pair; the monitor of its store guards it. */
final class InMemoryPair {

    /** Where an event lies. */
    record Place(Side side, EventKey key) {}

    SyncPair pair;
    Progress progress = Progress.NONE;
    Optional<Instant> heldUntil = Optional.empty();
    final Map<LinkId, Link> links = new TreeMap<>(Comparator.comparing(LinkId::value));
    final Map<String, Intent> intents = new LinkedHashMap<>();
    final Map<Place, ParkedEvent> parked = new LinkedHashMap<>();
    final Deque<RunReport> reports = new ArrayDeque<>();

    InMemoryPair(SyncPair pair) {
        this.pair = pair;
    }
}
