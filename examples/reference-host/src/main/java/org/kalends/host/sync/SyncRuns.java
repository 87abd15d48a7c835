package org.kalends.host.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kalends.api.store.PairId;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.kalends.core.SyncEngine;
import org.kalends.host.library.PairQueue;
import org.springframework.stereotype.Component;

/** Runs a sync for somebody who waits, through the queue like every run: so a pair is run once at a time, on whichever node. */
@Component
final class SyncRuns {

    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);
    private static final int RECENT = 5;

    private final SyncEngine engine;
    private final SyncStore store;
    private final PairQueue queue;
    private final Patience patience;
    private final Clock clock;

    SyncRuns(SyncEngine engine, SyncStore store, PairQueue queue, Patience patience, Clock clock) {
        this.engine = engine;
        this.store = store;
        this.queue = queue;
        this.patience = patience;
        this.clock = clock;
    }

    RunReport run(SyncPair pair) {
        if (!SyncProblems.runs(pair.status())) {
            return engine.run(pair.id());
        }
        Instant asked = clock.instant();
        Optional<String> before =
                store.reports(pair.id(), 1).stream().map(RunReport::id).findFirst();
        queue.request(pair.id(), asked);
        return patience.await(
                LONGEST_RUN, () -> begunSince(pair.id(), asked, before).or(() -> stopped(pair.id())));
    }

    /** A run that was under way when somebody asked may not know their last change, so the next one counts. */
    private Optional<RunReport> begunSince(PairId pair, Instant asked, Optional<String> before) {
        List<RunReport> recent = store.reports(pair, RECENT);
        return recent.stream()
                .takeWhile(report -> !Optional.of(report.id()).equals(before))
                .filter(report -> !report.startedAt().isBefore(asked))
                .reduce((newer, older) -> older);
    }

    /** A run that was under way may have made the pair wait for a person; it is skipped from then on, which leaves no report. */
    private Optional<RunReport> stopped(PairId id) {
        return store.pair(id).filter(pair -> !SyncProblems.runs(pair.status())).map(pair -> engine.run(id));
    }
}
