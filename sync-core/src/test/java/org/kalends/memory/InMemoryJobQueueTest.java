package org.kalends.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.api.store.JobQueue.Job;
import org.kalends.api.store.PairId;

class InMemoryJobQueueTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final Duration HOLD = Duration.ofMinutes(5);
    private static final PairId PAIR = new PairId("pair");

    private final InMemoryJobQueue queue = new InMemoryJobQueue();

    private Job taken() {
        queue.request(PAIR, NOW);
        return queue.take(NOW, HOLD).orElseThrow();
    }

    private static Instant in(int seconds) {
        return NOW.plusSeconds(seconds);
    }

    @Test
    void manyDoorbellsMakeOneJobAtTheEarliestTime() {
        queue.request(PAIR, in(9));
        queue.request(PAIR, in(3));
        queue.request(PAIR, in(6));

        assertThat(queue.nextDue()).contains(in(3));
        assertThat(queue.take(in(2), HOLD)).isEmpty();
        assertThat(queue.take(in(3), HOLD)).isPresent();
        assertThat(queue.take(in(9), HOLD)).isEmpty();
    }

    @Test
    void theMostOverdueJobIsTakenFirst() {
        queue.request(new PairId("late"), in(-1));
        queue.request(new PairId("later"), in(-5));

        assertThat(queue.take(NOW, HOLD).map(Job::pair)).contains(new PairId("later"));
        assertThat(queue.take(NOW, HOLD).map(Job::pair)).contains(new PairId("late"));
    }

    @Test
    void aRequestDuringARunMakesAnotherRun() {
        Job job = taken();
        queue.request(PAIR, NOW);
        assertThat(queue.take(in(1), HOLD)).isEmpty();

        queue.complete(job, Optional.of(in(60)));

        assertThat(queue.take(in(1), HOLD)).isPresent();
    }

    @Test
    void aCompletedJobComesBackAtTheEarlierOfNextAndRequested() {
        Job job = taken();
        queue.request(PAIR, in(30));
        queue.complete(job, Optional.of(in(60)));
        assertThat(queue.nextDue()).contains(in(30));

        Job again = queue.take(in(30), HOLD).orElseThrow();
        queue.request(PAIR, in(90));
        queue.complete(again, Optional.of(in(60)));
        assertThat(queue.nextDue()).contains(in(60));
    }

    @Test
    void aCompletedJobWithoutAnythingToComeIsForgotten() {
        queue.complete(taken(), Optional.empty());

        assertThat(queue.nextDue()).isEmpty();
    }

    @Test
    void aJobWhoseHolderDiedIsTakenAgainAndItsFirstTakerCannotEndIt() {
        Job dead = taken();
        assertThat(queue.take(NOW.plus(HOLD).minusSeconds(1), HOLD)).isEmpty();
        Job alive = queue.take(NOW.plus(HOLD), HOLD).orElseThrow();
        assertThat(alive.ticket()).isNotEqualTo(dead.ticket());

        queue.complete(dead, Optional.empty());
        queue.request(PAIR, in(1));
        queue.complete(alive, Optional.empty());
        assertThat(queue.nextDue()).contains(in(1));
    }

    @Test
    void aCancelledJobIsGoneEvenWhileItRuns() {
        Job job = taken();
        queue.cancel(PAIR);
        queue.complete(job, Optional.of(NOW));

        assertThat(queue.nextDue()).isEmpty();
    }
}
