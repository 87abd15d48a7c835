package org.kalends.api.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * When pairs are due: one job a pair, which coalesces doorbells.
 *
 * <p>Safe for use by several threads and nodes. Each method is one transaction and durable on return. A request that arrives while
 * the pair is running makes it run once more.
 */
public interface JobQueue {

    /**
     * A pair that was taken to be run.
     *
     * @param pair the pair
     * @param ticket names this taking; a later one has another ticket
     */
    record Job(PairId pair, long ticket) {
        /** Checks that nothing is missing. */
        public Job {
            Objects.requireNonNull(pair, "pair");
        }
    }

    /** Asks for a run at {@code due} or earlier. */
    void request(PairId pair, Instant due);

    /**
     * Takes the job that is most overdue; empty when none is due. Nobody else gets it until it is completed or {@code holdFor} has
     * passed.
     */
    Optional<Job> take(Instant now, Duration holdFor);

    /**
     * Ends a job. It is due again at once when a request with a due time in the past arrived since it was taken, else at the earlier of {@code next} and what was requested.
     * Nothing happens when the job was taken by somebody else since.
     */
    void complete(Job job, Optional<Instant> next);

    /** Returns when the next job is due; empty when there is none. */
    Optional<Instant> nextDue();

    /** Forgets the job of a pair. */
    void cancel(PairId pair);
}
