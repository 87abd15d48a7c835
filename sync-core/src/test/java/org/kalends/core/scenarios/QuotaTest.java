package org.kalends.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.RunReport.Outcome;
import org.kalends.api.store.SyncPair;
import org.kalends.core.SyncWorker;
import org.kalends.core.World;
import org.kalends.memory.InMemoryCalendar;
import org.kalends.memory.InMemoryJobQueue;

/** Services that ask for a pause. */
class QuotaTest {

    @ParameterizedTest
    @EnumSource
    void q1q2q3AThrottledReadWaitsAsLongAsItIsToldAndNoEventIsLost(Shape shape) {
        World world = shape.world();
        world.sync();
        shape.from(world).add(World.event("event", "2026-03-03T09:00"));
        world.providerA.faults().throttle(1, Duration.ofSeconds(90));

        RunReport report = world.run();

        Instant now = world.clock.instant();
        assertThat(report.outcome()).isEqualTo(Outcome.DEFERRED);
        assertThat(report.dueAgain()).contains(now.plusSeconds(90));
        assertThat(report.reason()).isPresent();
        assertThat(shape.to(world).events()).isEmpty();
        world.sync();
        assertThat(shape.to(world).events()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void q2AThrottledWriteKeepsWhatIsDoneAndTheRestFollows(Shape shape) {
        World world = new World(PairPolicy.twoWay().withRecurrence(shape.view), settings -> settings.writeBatch(2));
        for (int i = 1; i < 8; i++) {
            shape.from(world).add(World.event("event " + i, "2026-03-0" + i + "T12:00"));
        }
        world.providerA.faults().failWrite(4, FailureKind.RATE_LIMITED);
        world.providerB.faults().failWrite(4, FailureKind.RATE_LIMITED);

        RunReport report = world.run();
        assertThat(report.outcome()).isEqualTo(Outcome.DEFERRED);
        assertThat(report.writes()).isEqualTo(3);
        assertThat(report.dueAgain()).isPresent();
        assertThat(shape.to(world).events()).hasSize(3);

        assertThat(world.sync().writes()).isEqualTo(4);
        assertThat(shape.to(world).events()).hasSize(7);
    }

    @Test
    void q1q4AFailingTargetHoldsUpNobodyElse() {
        World world = new World(PairPolicy.twoWay());
        InMemoryCalendar other = world.providerB.addCalendar(new AccountId("carla"), "c", World.BERLIN);
        PairId fine = new PairId("zz-fine");
        world.engine.add(new SyncPair(
                fine, world.a.ref(), other.ref(), World.BERLIN, PairPolicy.oneWay(), SyncPair.Status.ACTIVE));
        world.a.add(World.event("event", "2026-03-03T09:00"));
        world.providerB.faults().before(call -> {
            if (call.account().equals(World.BERT) && call.write().isPresent()) {
                throw new ProviderException(FailureKind.RATE_LIMITED, "later");
            }
        });
        InMemoryJobQueue queue = new InMemoryJobQueue();
        SyncWorker worker = new SyncWorker(
                world.engine, world.store, queue, world.clock, Duration.ofHours(1), Duration.ofMinutes(5));
        worker.doorbell(world.a.ref());

        assertThat(worker.runNext()).get().extracting(RunReport::outcome).isEqualTo(Outcome.DEFERRED);
        assertThat(worker.runNext()).get().extracting(RunReport::outcome).isEqualTo(Outcome.SUCCEEDED);
        assertThat(worker.runNext()).isEmpty();

        assertThat(other.events()).hasSize(1);
        assertThat(world.b.events()).isEmpty();
    }
}
