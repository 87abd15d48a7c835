package org.kalends.examples.caldavsync;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.kalends.core.SyncEngine;

/** The pair that a command line means, and the same in the state. */
final class Pairs {

    private Pairs() {}

    /** Returns the pair of two calendars; the same calendars in the same order always make the same pair. */
    static SyncPair of(Remote from, Remote to, ZoneId zone, PairPolicy policy) {
        if (from.url().equals(to.url())) {
            throw new IllegalArgumentException("--from and --to are the same calendar");
        }
        String both = from.account() + " " + from.url() + " " + to.account() + " " + to.url();
        PairId id = new PairId(
                UUID.nameUUIDFromBytes(both.getBytes(StandardCharsets.UTF_8)).toString());
        return new SyncPair(id, from.calendar(), to.calendar(), zone, policy, SyncPair.Status.ACTIVE);
    }

    /** Adds the pair, or lets the one that is known go by what the command line says now. */
    static void keep(SyncEngine engine, SyncStore store, SyncPair pair) {
        Optional<SyncPair> known = store.pair(pair.id());
        if (known.isEmpty()) {
            engine.add(pair);
        } else if (!known.get().policy().equals(pair.policy())) {
            if (!engine.changePolicy(pair.id(), pair.policy())) {
                throw new StateException(
                        "a run that was killed holds the pair for another two seconds: run again then");
            }
        }
        if (known.filter(before -> before.status() == SyncPair.Status.NEEDS_RECONNECT)
                .isPresent()) {
            engine.resume(pair.id());
        }
    }
}
