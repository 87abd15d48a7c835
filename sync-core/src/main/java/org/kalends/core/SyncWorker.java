package org.kalends.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.PairId;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the pairs that are due, one at a time. Start as many as pairs shall run at once, on threads of the host.
 *
 * <p>A doorbell only asks the queue for a run: what it said is thrown away. Some services ring before their feed tells the change, so a run
 * that was rung for and finds nothing is followed by two more looks, after 5 and 30 seconds. Each run asks for the next poll, which catches
 * what no doorbell told. Safe for use by several threads.
 */
public final class SyncWorker {

    private static final Logger LOG = LoggerFactory.getLogger(SyncWorker.class);

    /** When a pair is tried again whose run ended without a report: the store was away, or another node has taken over. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final SyncEngine engine;
    private final SyncStore store;
    private final JobQueue queue;
    private final Clock clock;
    private final Duration poll;
    private final Duration hold;
    private final FurtherLooks looks = new FurtherLooks();

    /**
     * Creates a worker.
     *
     * @param poll how long after a run a pair is run again without being asked to
     * @param hold how long a job may take before others may take it over
     */
    public SyncWorker(SyncEngine engine, SyncStore store, JobQueue queue, Clock clock, Duration poll, Duration hold) {
        this.engine = engine;
        this.store = store;
        this.queue = queue;
        this.clock = clock;
        this.poll = poll;
        this.hold = hold;
    }

    /** A calendar has changed: its pairs are due now. */
    public void doorbell(CalendarRef calendar) {
        for (SyncPair pair : store.pairsOf(calendar.account())) {
            if (pair.a().equals(calendar) || pair.b().equals(calendar)) {
                looks.rang(pair.id());
                queue.request(pair.id(), clock.instant());
            }
        }
    }

    /**
     * Runs the pair that is most overdue.
     *
     * @return its report; empty when none is due
     */
    public Optional<RunReport> runNext() {
        Optional<JobQueue.Job> job = queue.take(clock.instant(), hold);
        while (job.isPresent() && store.pair(job.get().pair()).isEmpty()) {
            looks.forget(job.get().pair());
            queue.cancel(job.get().pair());
            job = queue.take(clock.instant(), hold);
        }
        return job.map(this::run);
    }

    private RunReport run(JobQueue.Job job) {
        Instant next = clock.instant().plus(SOON.compareTo(poll) < 0 ? SOON : poll);
        Optional<FurtherLooks.Ring> ring = looks.of(job.pair());
        try {
            RunReport report = engine.run(job.pair());
            next = next(report, ring);
            log(job.pair(), report);
            return report;
        } finally {
            queue.complete(job, Optional.of(next));
        }
    }

    private Instant next(RunReport report, Optional<FurtherLooks.Ring> ring) {
        Instant planned = report.dueAgain().orElse(clock.instant().plus(poll));
        return looks.after(report, ring)
                .map(clock.instant()::plus)
                .filter(planned::isAfter)
                .orElse(planned);
    }

    private static void log(PairId pair, RunReport report) {
        LOG.info(
                "pair {} {}: {} writes, {} parked",
                pair,
                report.outcome(),
                report.writes(),
                report.forward().parked() + report.back().parked());
    }
}
