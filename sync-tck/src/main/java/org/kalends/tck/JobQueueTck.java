package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.PairId;

/** The rules for a {@link JobQueue}: extend this class and implement {@link #fixture()}. */
public abstract class JobQueueTck extends Kit<JobQueueFixture, JobQueueFixture> {

    private static final PairId ONE = new PairId("pair-1");
    private static final PairId TWO = new PairId("pair-2");
    private static final Instant NOON = Instant.parse("2031-05-06T12:00:00Z");
    private static final Duration HOLD = Duration.ofMinutes(5);

    /** Returns a fixture with an empty queue. */
    @Override
    protected abstract JobQueueFixture fixture() throws Exception;

    @Override
    final JobQueueFixture subject(JobQueueFixture fixture) {
        return fixture;
    }

    @Override
    final Class<JobQueueFixture> subjectType() {
        return JobQueueFixture.class;
    }

    @Rule(id = "JQ-01", text = "Where nothing was requested nothing is due and nothing can be taken.")
    public final void isEmptyAtFirst(JobQueueFixture it) {
        assertThat(it.queue().take(NOON, HOLD)).isEmpty();
        assertThat(it.queue().nextDue()).isEmpty();
    }

    @Rule(
            id = "JQ-02",
            text = "A job is taken at its due time and not before; until then nextDue() tells when that is.")
    public final void handsOutWhatIsDue(JobQueueFixture it) {
        it.queue().request(ONE, NOON);
        assertThat(it.reopened().nextDue()).contains(NOON);
        assertThat(it.reopened().take(NOON.minusSeconds(1), HOLD)).isEmpty();
        assertThat(taken(it.reopened(), NOON).pair()).isEqualTo(ONE);
    }

    @Rule(id = "JQ-03", text = "Requests for one pair become one job at the earliest time that was asked for.")
    public final void coalesces(JobQueueFixture it) {
        it.queue().request(ONE, NOON.plusSeconds(60));
        it.queue().request(ONE, NOON);
        it.queue().request(ONE, NOON.plusSeconds(120));
        assertThat(it.queue().nextDue()).contains(NOON);
        JobQueue.Job job = taken(it.queue(), NOON);
        assertThat(it.queue().take(NOON.plusSeconds(200), HOLD)).isEmpty();
        it.queue().complete(job, Optional.empty());
        assertThat(it.queue().take(NOON.plusSeconds(999), HOLD)).isEmpty();
    }

    @Rule(id = "JQ-04", text = "The most overdue job is taken first.")
    public final void takesTheMostOverdueFirst(JobQueueFixture it) {
        it.queue().request(ONE, NOON);
        it.queue().request(TWO, NOON.minusSeconds(10));
        it.queue().request(new PairId("pair-0"), NOON.minusSeconds(5));
        assertThat(taken(it.queue(), NOON).pair()).isEqualTo(TWO);
        assertThat(taken(it.queue(), NOON).pair()).isEqualTo(new PairId("pair-0"));
        assertThat(taken(it.queue(), NOON).pair()).isEqualTo(ONE);
    }

    @Rule(id = "JQ-05", text = "A job that is held is given to nobody else, not even after new requests.")
    public final void holdsJobs(JobQueueFixture it) {
        it.queue().request(ONE, NOON);
        taken(it.queue(), NOON);
        it.queue().request(ONE, NOON);
        assertThat(it.reopened().take(NOON.plus(HOLD).minusSeconds(1), HOLD)).isEmpty();
    }

    @Rule(
            id = "JQ-06",
            text = "When the time for which a job is held has passed it can be taken again, under another ticket.")
    public final void givesHeldJobsUp(JobQueueFixture it) {
        it.queue().request(ONE, NOON);
        JobQueue.Job lost = taken(it.queue(), NOON);
        JobQueue.Job again = taken(it.reopened(), NOON.plus(HOLD));
        assertThat(again.pair()).isEqualTo(ONE);
        assertThat(again.ticket()).isNotEqualTo(lost.ticket());
    }

    @Rule(id = "JQ-07", text = "A completed job is due again at the time that was given, or not at all.")
    public final void completesJobs(JobQueueFixture it) {
        it.queue().request(ONE, NOON);
        it.queue().complete(taken(it.queue(), NOON), Optional.of(NOON.plusSeconds(30)));
        assertThat(it.reopened().nextDue()).contains(NOON.plusSeconds(30));
        assertThat(it.queue().take(NOON.plusSeconds(29), HOLD)).isEmpty();
        it.queue().complete(taken(it.queue(), NOON.plusSeconds(30)), Optional.empty());
        assertThat(it.reopened().nextDue()).isEmpty();
        assertThat(it.queue().take(NOON.plusSeconds(9_999), HOLD)).isEmpty();
    }

    @Rule(
            id = "JQ-08",
            text =
                    "A request that arrives during a run makes the pair run once more, whenever the run wanted to run next.")
    public final void runsOnceMore(JobQueueFixture it) {
        for (Optional<Instant> next : List.of(Optional.<Instant>empty(), Optional.of(NOON.plusSeconds(600)))) {
            it.queue().request(ONE, NOON);
            JobQueue.Job job = taken(it.queue(), NOON);
            it.queue().request(ONE, NOON.plusSeconds(1));
            it.queue().complete(job, next);
            assertThat(it.queue().nextDue()).contains(NOON.plusSeconds(1));
            it.queue().complete(taken(it.queue(), NOON.plusSeconds(1)), Optional.empty());
            assertThat(it.queue().nextDue()).isEmpty();
        }
    }

    @Rule(id = "JQ-09", text = "A request during a run for later than the run wants to run next delays nothing.")
    public final void takesTheEarlierTime(JobQueueFixture it) {
        it.queue().request(ONE, NOON);
        JobQueue.Job job = taken(it.queue(), NOON);
        it.queue().request(ONE, NOON.plusSeconds(600));
        it.queue().complete(job, Optional.of(NOON.plusSeconds(30)));
        assertThat(it.queue().nextDue()).contains(NOON.plusSeconds(30));
    }

    @Rule(id = "JQ-10", text = "Completing a job that was taken by somebody else since does nothing.")
    public final void checksTickets(JobQueueFixture it) {
        it.queue().request(ONE, NOON);
        JobQueue.Job lost = taken(it.queue(), NOON);
        JobQueue.Job again = taken(it.queue(), NOON.plus(HOLD));
        it.queue().complete(lost, Optional.empty());
        it.queue().complete(lost, Optional.of(NOON));
        assertThat(it.queue().take(NOON.plus(HOLD), HOLD)).as("still held").isEmpty();
        it.queue().complete(again, Optional.of(NOON.plusSeconds(900)));
        assertThat(it.queue().nextDue()).contains(NOON.plusSeconds(900));
    }

    @Rule(
            id = "JQ-11",
            text = "A cancelled job is forgotten, waiting or held, and completing it does not bring it back.")
    public final void cancels(JobQueueFixture it) {
        it.queue().cancel(TWO);
        it.queue().request(ONE, NOON);
        it.queue().cancel(ONE);
        assertThat(it.queue().take(NOON, HOLD)).isEmpty();
        it.queue().request(ONE, NOON);
        JobQueue.Job job = taken(it.queue(), NOON);
        it.queue().cancel(ONE);
        it.queue().complete(job, Optional.of(NOON));
        assertThat(it.queue().nextDue()).isEmpty();
        assertThat(it.queue().take(NOON.plus(HOLD), HOLD)).isEmpty();
    }

    @Rule(id = "JQ-12", text = "Of several that take at once each job goes to one of them.")
    public final void handsOutToOne(JobQueueFixture it) throws Exception {
        for (int round = 0; round < 30; round++) {
            PairId pair = new PairId("round-" + round);
            it.queue().request(pair, NOON);
            Callable<Optional<JobQueue.Job>> take = () -> it.queue().take(NOON, HOLD);
            assertThat(Threads.together(Collections.nCopies(4, take)).stream().flatMap(Optional::stream))
                    .extracting(JobQueue.Job::pair)
                    .containsExactly(pair);
        }
    }

    private static JobQueue.Job taken(JobQueue queue, Instant now) {
        return queue.take(now, HOLD).orElseThrow(() -> new AssertionError("a job is due at " + now));
    }
}
