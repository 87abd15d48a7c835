package org.kalends.host.library;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.PairId;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.kalends.provider.icloud.ICloudProvider;
import org.kalends.store.jdbc.ClusteredJobQueue;

/**
 * The durable queue of due pairs, at which workers of this process can wait. Pairs with a calendar that rings no doorbell come back sooner.
 * Safe for use by several threads.
 */
public final class PairQueue implements JobQueue, AutoCloseable {

    private static final int MOST_PERMITS = 16;

    private final JobQueue queue;
    private final SyncStore store;
    private final Clock clock;
    private final Duration pollSilent;
    private final Semaphore requested = new Semaphore(0);

    PairQueue(JobQueue queue, SyncStore store, Clock clock, Duration pollSilent) {
        this.queue = queue;
        this.store = store;
        this.clock = clock;
        this.pollSilent = pollSilent;
    }

    /** Returns the queue that other nodes share; empty when this process is alone. */
    Optional<ClusteredJobQueue> cluster() {
        return queue instanceof ClusteredJobQueue shared ? Optional.of(shared) : Optional.empty();
    }

    /** Asks for a run as soon as possible. */
    public void requestNow(PairId pair) {
        request(pair, clock.instant());
    }

    @Override
    public void request(PairId pair, Instant due) {
        queue.request(pair, due);
        wake();
    }

    @Override
    public Optional<Job> take(Instant now, Duration holdFor) {
        return queue.take(now, holdFor);
    }

    @Override
    public void complete(Job job, Optional<Instant> next) {
        queue.complete(job, next.map(planned -> sooner(job.pair(), planned)));
        wake();
    }

    @Override
    public Optional<Instant> nextDue() {
        return queue.nextDue();
    }

    @Override
    public void cancel(PairId pair) {
        queue.cancel(pair);
    }

    /** Waits until somebody asks for a run, or for so long; returns whether somebody did. */
    boolean await(Duration atMost) throws InterruptedException {
        return requested.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A run that went well has no wish of its own, so the poll decides; a service that asked for a pause gets it. */
    private Instant sooner(PairId pair, Instant planned) {
        Instant poll = clock.instant().plus(pollSilent);
        boolean shorten = poll.isBefore(planned)
                && store.pair(pair).filter(PairQueue::isSilent).isPresent()
                && store.reports(pair, 1).stream()
                        .allMatch(report -> report.outcome() == RunReport.Outcome.SUCCEEDED
                                && report.dueAgain().isEmpty());
        return shorten ? poll : planned;
    }

    private static boolean isSilent(SyncPair pair) {
        return pair.a().provider().equals(ICloudProvider.ID)
                || pair.b().provider().equals(ICloudProvider.ID);
    }

    /** More permits than waiting workers would only make them look in vain. */
    private void wake() {
        if (requested.availablePermits() < MOST_PERMITS) {
            requested.release();
        }
    }

    @Override
    public void close() {
        cluster().ifPresent(ClusteredJobQueue::close);
        requested.release(MOST_PERMITS);
    }
}
