package org.kalends.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.store.Lease;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.RunReport.Outcome;
import org.kalends.core.SyncWorker;
import org.kalends.core.World;
import org.kalends.memory.InMemoryCall;
import org.kalends.memory.InMemoryJobQueue;

/** Change feeds that expire, break off or come twice, and doorbells. */
class DeltaTest {

    private static final Duration POLL = Duration.ofMinutes(15);
    private static final Duration HOLD = Duration.ofMinutes(5);

    @ParameterizedTest
    @EnumSource
    void s29DeletionsDuringAnExpiryAreFoundByDifference(Shape shape) {
        World world = shape.world();
        EventKey gone = shape.from(world).add(World.event("gone", "2026-03-03T09:00"));
        shape.from(world).add(World.event("stays", "2026-03-04T09:00"));
        EventKey series = shape.from(world).add(Series.weekly("series", "2026-03-05T09:00", 3));
        EventKey old = shape.from(world).add(Series.endless("old series", "2025-06-06T09:00", Frequency.WEEKLY));
        world.sync();
        assertThat(World.agenda(shape.to(world))).anyMatch(line -> line.endsWith("old series"));

        shape.from(world).delete(gone);
        shape.from(world).delete(series);
        shape.from(world).delete(old);
        world.providerA.faults().expireCursors();
        world.providerB.faults().expireCursors();
        RunReport report = world.run();
        if (report.outcome() == Outcome.NEEDS_CONFIRMATION) {
            world.confirm();
        }
        world.sync();

        assertThat(World.agenda(shape.to(world))).containsExactly("2026-03-04T09:00 stays");
    }

    @ParameterizedTest
    @EnumSource
    void s30AnExpiryWithoutChangesWritesNothingAlsoWhenTheReadingBreaksOff(Shape shape) {
        World world = new World(PairPolicy.twoWay().withRecurrence(shape.view), settings -> settings.pageSize(2));
        for (int i = 1; i < 8; i++) {
            shape.from(world).add(World.event("event", "2026-03-0" + i + "T12:00"));
        }
        world.sync();
        List<String> before = World.agenda(shape.to(world));

        world.providerA.faults().expireCursors();
        world.providerB.faults().expireCursors();
        world.providerA.faults().failPage(3, FailureKind.RETRYABLE);
        assertThat(world.run().writes()).isZero();
        assertThat(World.agenda(shape.to(world))).isEqualTo(before);

        RunReport report = world.run();
        assertThat(report.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(report.writes()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void s31AnExpiryInTheMiddleOfThePagesBeginsAgainOnce(Shape shape) {
        World world = new World(PairPolicy.twoWay().withRecurrence(shape.view), settings -> settings.pageSize(2));
        world.sync();
        for (int i = 1; i < 8; i++) {
            shape.from(world).add(World.event("event", "2026-03-0" + i + "T12:00"));
        }
        world.providerA.faults().failPage(2, FailureKind.CURSOR_EXPIRED);
        world.providerB.faults().failPage(2, FailureKind.CURSOR_EXPIRED);

        world.sync();

        assertThat(World.agenda(shape.to(world))).hasSize(7);
    }

    @Test
    void s31AFeedThatAlwaysExpiresIsAskedABoundedNumberOfTimes() {
        World world = new World(PairPolicy.oneWay());
        world.sync();
        world.providerA.faults().resetCounts();
        world.providerA.faults().before(call -> {
            if (call.kind() == InMemoryCall.Kind.CHANGES) {
                world.providerA.faults().expireCursors();
            }
        });
        world.a.add(World.event("event", "2026-03-03T09:00"));

        world.run();

        assertThat(world.providerA.faults().count(InMemoryCall.Kind.CHANGES)).isLessThanOrEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource
    void s32AnEditOfASeriesReachesAllItsOccurrences(Shape shape) {
        World world = shape.world();
        EventKey series = shape.from(world).add(Series.weekly("series", "2026-03-03T09:00", 10));
        world.sync();

        shape.from(world)
                .edit(
                        series,
                        event -> event.toBuilder()
                                .title("renamed")
                                .time(World.hour("2026-03-03T14:00"))
                                .build());
        RunReport report = world.run();
        if (report.outcome() == Outcome.NEEDS_CONFIRMATION) {
            world.confirm();
        }
        world.sync();

        assertThat(World.agenda(shape.to(world)))
                .hasSize(10)
                .allMatch(line -> line.endsWith("T14:00 renamed"))
                .isEqualTo(World.agenda(shape.from(world)));
    }

    @Test
    void s35WithoutAnyDoorbellTheNextPollCatchesUp() {
        World world = new World(PairPolicy.twoWay());
        InMemoryJobQueue queue = new InMemoryJobQueue();
        SyncWorker worker = worker(world, queue);
        queue.request(World.PAIR, world.clock.instant());
        assertThat(worker.runNext()).isPresent();
        world.a.add(World.event("event", "2026-03-03T09:00"));
        assertThat(worker.runNext()).isEmpty();

        world.clock.pass(POLL);

        assertThat(worker.runNext()).get().extracting(RunReport::writes).isEqualTo(1);
        assertThat(world.b.events()).hasSize(1);
    }

    @Test
    void s36TwentyDoorbellsAreOneRun() {
        World world = new World(PairPolicy.twoWay());
        InMemoryJobQueue queue = new InMemoryJobQueue();
        SyncWorker worker = worker(world, queue);
        world.a.add(World.event("event", "2026-03-03T09:00"));
        for (int i = 0; i < 20; i++) {
            worker.doorbell(world.a.ref());
        }

        List<RunReport> reports = all(worker);

        assertThat(reports).hasSize(1);
        assertThat(world.b.events()).hasSize(1);
    }

    @Test
    void s38ADoorbellDuringARunIsFollowedByAnotherRun() {
        World world = new World(PairPolicy.twoWay());
        InMemoryJobQueue queue = new InMemoryJobQueue();
        SyncWorker worker = worker(world, queue);
        world.a.add(World.event("first", "2026-03-03T09:00"));
        worker.doorbell(world.a.ref());
        boolean[] rung = new boolean[1];
        world.providerB.faults().before(call -> {
            if (call.write().isPresent() && !rung[0]) {
                rung[0] = true;
                world.a.add(World.event("second", "2026-03-04T09:00"));
                worker.doorbell(world.a.ref());
            }
        });

        List<RunReport> reports = all(worker);

        assertThat(reports).hasSize(2);
        assertThat(World.agenda(world.b)).containsExactly("2026-03-03T09:00 first", "2026-03-04T09:00 second");
    }

    @Test
    void s38ADoorbellWhileAnotherNodeRunsThePairIsNotLostUntilTheNextPoll() {
        World world = new World(PairPolicy.twoWay());
        InMemoryJobQueue queue = new InMemoryJobQueue();
        SyncWorker worker = worker(world, queue);
        Lease lease = world.store.lease(World.PAIR, HOLD).orElseThrow();
        world.a.add(World.event("event", "2026-03-03T09:00"));
        worker.doorbell(world.a.ref());

        assertThat(all(worker)).extracting(RunReport::outcome).containsExactly(Outcome.SKIPPED);
        assertThat(queue.nextDue().orElseThrow()).isBefore(world.clock.instant().plus(POLL));
        world.store.release(lease);
        world.clock.pass(HOLD);
        all(worker);

        assertThat(world.b.events()).hasSize(1);
    }

    private static SyncWorker worker(World world, InMemoryJobQueue queue) {
        return new SyncWorker(world.engine, world.store, queue, world.clock, POLL, HOLD);
    }

    private static List<RunReport> all(SyncWorker worker) {
        List<RunReport> reports = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            worker.runNext().ifPresent(reports::add);
        }
        return reports;
    }
}
