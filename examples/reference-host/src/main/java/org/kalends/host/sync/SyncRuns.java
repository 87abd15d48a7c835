package org.kalends.host.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kalends.api.store.PairId;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.kalends.core.SyncEngine;
import org.kalends.host.library.PairQueue;
import org.kalends.host.problem.Problem;
import org.kalends.host.user.UserId;
import org.springframework.stereotype.Component;

/** Runs a sync for somebody who waits, through the queue like every run: so a pair is run once at a time, on whichever node. */
@Component
final class SyncRuns {

    private static final Duration LONGEST_RUN = Duration.ofMinutes(10);
    private static final int RECENT = 5;

    private final SyncEngine engine;
    private final SyncStore store;
    private final PairQueue queue;
    private final RunWaiters waiters;
    private final RunProgress progress;
    private final Clock clock;

    SyncRuns(
            SyncEngine engine,
            SyncStore store,
            PairQueue queue,
            RunWaiters waiters,
            RunProgress progress,
            Clock clock) {
        this.engine = engine;
        this.store = store;
        this.queue = queue;
        this.waiters = waiters;
        this.progress = progress;
        this.clock = clock;
    }

    /** Asks for a run and returns what becomes of it; a pair that does not run is skipped at once. */
    CompletableFuture<RunReport> run(UserId user, SyncPair pair) {
        if (!SyncProblems.runs(pair.status())) {
            return CompletableFuture.completedFuture(engine.run(pair.id()));
        }
        Instant asked = clock.instant();
        Optional<String> before =
                store.reports(pair.id(), 1).stream().map(RunReport::id).findFirst();
        CompletableFuture<RunReport> report = waiters.await(user, LONGEST_RUN, () -> ended(pair.id(), asked, before));
        queue.request(pair.id(), asked);
        return report;
    }

    /** A run that was under way when somebody asked may not know their last change, so the next one counts. */
    private Optional<RunReport> begunSince(PairId pair, Instant asked, Optional<String> before) {
        List<RunReport> recent = store.reports(pair, RECENT);
        return recent.stream()
                .takeWhile(report -> !Optional.of(report.id()).equals(before))
                .filter(report -> !report.startedAt().isBefore(asked))
                .reduce((newer, older) -> older);
    }

    /** A pair that was stopped meanwhile is skipped from then on, which leaves no report; a run that is under way still ends. */
    private Optional<RunReport> ended(PairId pair, Instant asked, Optional<String> before) {
        // Looked at first: a run that ends after this has left its report when that is looked for.
        SyncPair now = store.pair(pair).orElseThrow(() -> Problem.notFound("sync"));
        boolean over = !SyncProblems.runs(now.status()) && progress.of(pair).isEmpty();
        return begunSince(pair, asked, before).or(() -> over ? Optional.of(engine.run(pair)) : Optional.empty());
    }
}
