package org.kalends.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.RunReport.Outcome;
import org.kalends.api.store.StoreException;
import org.kalends.api.store.SyncPair;
import org.kalends.memory.InMemoryCalendar;
import org.kalends.memory.InMemoryJobQueue;
import org.kalends.memory.InMemoryStoreWrite;

/** Doorbells, polls and what becomes due when. */
class SyncWorkerTest {

    private static final Duration POLL = Duration.ofMinutes(15);

    private final World world = new World(PairPolicy.twoWay());
    private final InMemoryJobQueue queue = new InMemoryJobQueue();
    private final SyncWorker worker =
            new SyncWorker(world.engine, world.store, queue, world.clock, POLL, Duration.ofMinutes(5));

    @Test
    void withoutAnythingDueNothingIsRun() {
        assertThat(worker.runNext()).isEmpty();
        queue.request(World.PAIR, world.clock.instant().plusSeconds(1));

        assertThat(worker.runNext()).isEmpty();
        assertThat(world.providerA.faults().calls()).isZero();
    }

    @Test
    void aRunAsksForTheNextPoll() {
        queue.request(World.PAIR, world.clock.instant());

        assertThat(worker.runNext()).isPresent();

        assertThat(queue.nextDue()).contains(world.clock.instant().plus(POLL));
    }

    @Test
    void aRunThatWantsToRunAgainIsDueThen() {
        worker.doorbell(world.a.ref());
        world.providerA.faults().throttle(1, Duration.ofMinutes(3));

        assertThat(worker.runNext()).get().extracting(RunReport::outcome).isEqualTo(Outcome.DEFERRED);

        assertThat(queue.nextDue()).contains(world.clock.instant().plus(Duration.ofMinutes(3)));
        world.clock.pass(Duration.ofMinutes(3));
        assertThat(worker.runNext()).get().extracting(RunReport::outcome).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aRetryAfterOfHoursIsHonoured() {
        worker.doorbell(world.a.ref());
        world.providerA.faults().throttle(1, Duration.ofHours(6));
        worker.runNext();
        assertThat(queue.nextDue()).contains(world.clock.instant().plus(Duration.ofHours(6)));
    }

    @Test
    void aDoorbellOfEitherCalendarRingsItsPairsAndNoOther() {
        InMemoryCalendar c = world.providerA.addCalendar(World.ANNA, "c", World.BERLIN);
        PairId other = new PairId("other");
        world.engine.add(
                new SyncPair(other, c.ref(), world.b.ref(), World.BERLIN, PairPolicy.oneWay(), SyncPair.Status.ACTIVE));

        worker.doorbell(world.a.ref());
        assertThat(worker.runNext()).get().extracting(RunReport::pair).isEqualTo(World.PAIR);
        assertThat(worker.runNext()).isEmpty();

        worker.doorbell(world.b.ref());
        assertThat(worker.runNext()).isPresent();
        assertThat(worker.runNext()).isPresent();
        assertThat(worker.runNext()).isEmpty();

        worker.doorbell(new CalendarRef(world.a.ref().provider(), world.a.ref().account(), "nobody's"));
        assertThat(worker.runNext()).isEmpty();
    }

    @Test
    void aPairThatWasRemovedLeavesTheQueueAndHoldsUpNobody() {
        PairId gone = new PairId("gone");
        queue.request(gone, world.clock.instant().minusSeconds(10));
        worker.doorbell(world.a.ref());

        assertThat(worker.runNext()).get().extracting(RunReport::pair).isEqualTo(World.PAIR);

        world.clock.pass(Duration.ofDays(1));
        assertThat(worker.runNext()).get().extracting(RunReport::pair).isEqualTo(World.PAIR);
        assertThat(worker.runNext()).isEmpty();
    }

    @Test
    void aFailureOfTheStoreLeavesThePairDueSoon() {
        worker.doorbell(world.a.ref());
        world.store.before(write -> {
            if (write == InMemoryStoreWrite.ADVANCE) {
                throw new StoreException("the store is down", new IllegalStateException());
            }
        });

        assertThatThrownBy(worker::runNext).isInstanceOf(StoreException.class);

        world.store.before(write -> {});
        assertThat(queue.nextDue())
                .hasValueSatisfying(due ->
                        assertThat(due).isBeforeOrEqualTo(world.clock.instant().plusSeconds(60)));
        world.clock.pass(Duration.ofMinutes(6));
        assertThat(worker.runNext()).get().extracting(RunReport::outcome).isEqualTo(Outcome.SUCCEEDED);
    }

    @Test
    void aPausedPairStaysInTheQueueAndIsSkipped() {
        world.engine.pause(World.PAIR);
        worker.doorbell(world.a.ref());

        Optional<RunReport> skipped = worker.runNext();

        assertThat(skipped).get().extracting(RunReport::outcome).isEqualTo(Outcome.SKIPPED);
        assertThat(queue.nextDue()).contains(world.clock.instant().plus(POLL));
    }

    @Test
    void aDoorbellThatFindsNothingIsFollowedByTwoMoreLooks() {
        worker.doorbell(world.a.ref());

        for (Duration pause : List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), POLL)) {
            assertThat(worker.runNext()).get().extracting(RunReport::outcome).isEqualTo(Outcome.SUCCEEDED);
            assertThat(queue.nextDue()).contains(world.clock.instant().plus(pause));
            assertThat(worker.runNext()).isEmpty();
            world.clock.pass(pause);
        }
        assertThat(worker.runNext()).isPresent();
        assertThat(queue.nextDue()).contains(world.clock.instant().plus(POLL));
    }

    @Test
    void aChangeThatTheFeedTellsLateIsCopiedByTheSecondLook() {
        worker.doorbell(world.a.ref());
        worker.runNext();
        world.a.add(World.event("late", "2026-03-03T09:00"));
        world.clock.pass(Duration.ofSeconds(5));

        assertThat(worker.runNext()).get().extracting(RunReport::writes).isEqualTo(1);

        assertThat(world.b.events()).hasSize(1);
        assertThat(queue.nextDue()).contains(world.clock.instant().plus(POLL));
    }

    @Test
    void aDoorbellThatFindsSomethingIsEnough() {
        world.a.add(World.event("event", "2026-03-03T09:00"));
        worker.doorbell(world.a.ref());
        assertThat(worker.runNext()).get().extracting(RunReport::writes).isEqualTo(1);
        assertThat(queue.nextDue()).contains(world.clock.instant().plus(POLL));

        // The copy rings on the other side; the feed tells it, so it does not lag.
        worker.doorbell(world.b.ref());
        assertThat(worker.runNext()).get().extracting(RunReport::writes).isEqualTo(0);
        assertThat(queue.nextDue()).contains(world.clock.instant().plus(POLL));
    }

    @Test
    void aDoorbellDuringALookIsARunAtOnceAndBeginsAnew() {
        worker.doorbell(world.a.ref());
        boolean[] rung = new boolean[1];
        world.providerA.faults().before(call -> {
            if (!rung[0]) {
                rung[0] = true;
                worker.doorbell(world.a.ref());
            }
        });

        assertThat(worker.runNext()).isPresent();
        assertThat(worker.runNext()).isPresent();
        assertThat(worker.runNext()).isEmpty();

        assertThat(rung[0]).isTrue();
        assertThat(queue.nextDue()).contains(world.clock.instant().plusSeconds(5));
    }

    @Test
    void aDoorbellBetweenTwoLooksBeginsAnew() {
        worker.doorbell(world.a.ref());
        worker.runNext();
        world.clock.pass(Duration.ofSeconds(5));
        worker.runNext();
        worker.doorbell(world.a.ref());

        assertThat(worker.runNext()).isPresent();

        assertThat(queue.nextDue()).contains(world.clock.instant().plusSeconds(5));
    }

    @Test
    void aPauseThatTheServiceAsksForComesBeforeAFurtherLook() {
        worker.doorbell(world.a.ref());
        world.providerA.faults().throttle(1, Duration.ofMinutes(3));
        worker.runNext();
        assertThat(queue.nextDue()).contains(world.clock.instant().plus(Duration.ofMinutes(3)));

        world.clock.pass(Duration.ofMinutes(3));
        worker.runNext();
        assertThat(queue.nextDue()).contains(world.clock.instant().plusSeconds(5));
    }

    @Test
    void aPollThatComesSoonerThanALookIsNotPutOff() {
        SyncWorker quick = new SyncWorker(
                world.engine, world.store, queue, world.clock, Duration.ofSeconds(3), Duration.ofMinutes(5));
        quick.doorbell(world.a.ref());
        quick.runNext();

        assertThat(queue.nextDue()).contains(world.clock.instant().plusSeconds(3));
    }

    @Test
    void theMostOverduePairComesFirst() {
        PairId other = new PairId("a-other");
        InMemoryCalendar c = world.providerA.addCalendar(World.ANNA, "c", World.BERLIN);
        world.engine.add(
                new SyncPair(other, c.ref(), world.b.ref(), World.BERLIN, PairPolicy.oneWay(), SyncPair.Status.ACTIVE));
        queue.request(other, world.clock.instant().minusSeconds(1));
        queue.request(World.PAIR, world.clock.instant().minusSeconds(2));

        assertThat(worker.runNext()).get().extracting(RunReport::pair).isEqualTo(World.PAIR);
        assertThat(worker.runNext()).get().extracting(RunReport::pair).isEqualTo(other);
    }
}
