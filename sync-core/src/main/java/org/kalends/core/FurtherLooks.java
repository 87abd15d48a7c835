package org.kalends.core;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kalends.api.store.PairId;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.RunReport.Outcome;

/**
 * The pairs that a doorbell rang for and that have not told anything yet: some feeds lag behind their notifications.
 *
 * <p>A hint that lives in the memory of the node at whose door it rang. The queue does not know why a pair is due, and need not: when
 * another node takes the pair, or the process ends, the next doorbell or poll finds what the feed held back. Safe for use by several
 * threads.
 */
final class FurtherLooks {

    /** How long after a look that found nothing the next one follows; after the last of them there is none. */
    static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30));

    /** One doorbell and how many looks it has had; each is itself only, so that a new one is told from an old one. */
    static final class Ring {
        private final int looks;

        private Ring(int looks) {
            this.looks = looks;
        }
    }

    private final Map<PairId, Ring> rings = new ConcurrentHashMap<>();

    /** A doorbell rang: it begins anew. */
    void rang(PairId pair) {
        rings.put(pair, new Ring(0));
    }

    /** Returns what a run that begins now is about to answer; empty when nobody rang. */
    Optional<Ring> of(PairId pair) {
        return Optional.ofNullable(rings.get(pair));
    }

    /**
     * Returns how long after a run to look again; empty when it was not rung for, has found something, or has been looked at enough. A
     * doorbell that came during the run is left alone: the queue makes the pair run at once.
     *
     * @param ring what {@link #of} said when the run began
     */
    Optional<Duration> after(RunReport report, Optional<Ring> ring) {
        if (ring.isEmpty() || report.outcome() != Outcome.SUCCEEDED) {
            return Optional.empty();
        }
        Ring answered = ring.get();
        boolean again = foundNothing(report) && answered.looks < PAUSES.size();
        @Nullable Ring next = again ? new Ring(answered.looks + 1) : null;
        rings.computeIfPresent(report.pair(), (pair, now) -> now == answered ? next : now);
        return again ? Optional.of(PAUSES.get(answered.looks)) : Optional.empty();
    }

    void forget(PairId pair) {
        rings.remove(pair);
    }

    /** An event that needs nothing was still told by a feed, be it the echo of our own write. */
    private static boolean foundNothing(RunReport report) {
        return report.writes() == 0
                && found(report.forward()) == 0
                && found(report.back()) == 0
                && report.notes().isEmpty();
    }

    private static int found(RunReport.Counts counts) {
        return counts.unchanged() + counts.parked();
    }
}
