package org.kalends.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.PairId;

/**
 * A queue in the hands of a process that may die.
 *
 * @param queue the queue
 * @param alive throws when the process is dead
 */
record MortalQueue(JobQueue queue, Runnable alive) implements JobQueue {

    @Override
    public void request(PairId pair, Instant due) {
        queue.request(pair, due);
    }

    @Override
    public Optional<Job> take(Instant now, Duration holdFor) {
        alive.run();
        return queue.take(now, holdFor);
    }

    @Override
    public void complete(Job job, Optional<Instant> next) {
        alive.run();
        queue.complete(job, next);
    }

    @Override
    public Optional<Instant> nextDue() {
        return queue.nextDue();
    }

    @Override
    public void cancel(PairId pair) {
        queue.cancel(pair);
    }
}
