package org.kalends.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.EventKey;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Progress;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.RunReport.Outcome;
import org.kalends.api.store.StoreException;
import org.kalends.api.store.SyncPair;
import org.kalends.memory.InMemoryCall;
import org.kalends.memory.InMemoryFaults;
import org.kalends.memory.InMemoryStoreWrite;

/** What a failure of each kind means for a run: on a read and on a write. */
class RunFailuresTest {

    private static final Set<Outcome> WAITING = EnumSet.of(Outcome.FAILED, Outcome.DEFERRED);

    private final World world = new World(PairPolicy.twoWay());

    @ParameterizedTest(name = "{0} on a read ends the run {1}, due again: {2}")
    @CsvSource({
        "RETRYABLE, FAILED, true",
        "RATE_LIMITED, DEFERRED, true",
        "AUTHENTICATION, NEEDS_RECONNECT, false",
        "CONFLICT, FAILED, false",
        "NOT_FOUND, FAILED, false",
        "UNSUPPORTED, FAILED, false",
        "AMBIGUOUS, FAILED, false",
        "PERMANENT, FAILED, false"
    })
    void aReadThatFailsStopsTheRunBeforeAnythingIsWritten(FailureKind kind, Outcome outcome, boolean dueAgain) {
        for (InMemoryFaults faults : List.of(world.providerA.faults(), world.providerB.faults())) {
            world.engine.resume(World.PAIR);
            pendingWork();
            Progress before = world.store.progress(World.PAIR);
            List<String> a = World.agenda(world.a);
            List<String> b = World.agenda(world.b);
            faults.failRead(1, kind);

            RunReport report = world.run();

            assertThat(report.outcome()).isEqualTo(outcome);
            assertThat(report.reason()).isPresent();
            assertThat(report.dueAgain().isPresent()).isEqualTo(dueAgain);
            assertThat(report.writes()).isZero();
            assertThat(world.store.progress(World.PAIR)).isEqualTo(before);
            assertThat(World.agenda(world.a)).isEqualTo(a);
            assertThat(World.agenda(world.b)).isEqualTo(b);
            assertThat(world.store.reports(World.PAIR, 1)).containsExactly(report);
            recovers();
        }
    }

    @ParameterizedTest(name = "{0} on a write: {1}, cursors move: {2}, parked: {3}")
    @CsvSource({
        "RETRYABLE, FAILED, false, 0",
        "RATE_LIMITED, DEFERRED, false, 0",
        "AUTHENTICATION, NEEDS_RECONNECT, false, 0",
        "CONFLICT, SUCCEEDED, true, 0",
        "CURSOR_EXPIRED, SUCCEEDED, true, 1",
        "UNSUPPORTED, SUCCEEDED, true, 1",
        "AMBIGUOUS, SUCCEEDED, true, 0",
        "PERMANENT, SUCCEEDED, true, 1"
    })
    void aWriteThatFailsGoesByItsKind(FailureKind kind, Outcome outcome, boolean moves, int parked) {
        for (InMemoryCall.Kind write :
                List.of(InMemoryCall.Kind.CREATE, InMemoryCall.Kind.UPDATE, InMemoryCall.Kind.DELETE)) {
            World fresh = new World(PairPolicy.twoWay());
            EventKey updated = fresh.a.add(World.event("updated", "2026-03-04T09:00"));
            EventKey deleted = fresh.a.add(World.event("deleted", "2026-03-05T09:00"));
            fresh.sync();
            if (write == InMemoryCall.Kind.CREATE) {
                fresh.a.add(World.event("created", "2026-03-03T09:00"));
            } else if (write == InMemoryCall.Kind.UPDATE) {
                World.rename(fresh.a, updated, "renamed");
            } else {
                fresh.a.delete(deleted);
            }
            Progress before = fresh.store.progress(World.PAIR);
            fresh.providerB.faults().failWrites(1, kind);

            RunReport report = fresh.run();

            assertThat(report.outcome()).as("%s", write).isEqualTo(outcome);
            assertThat(report.reason().isPresent()).isEqualTo(outcome != Outcome.SUCCEEDED);
            assertThat(!fresh.store.progress(World.PAIR).equals(before)).isEqualTo(moves);
            assertThat(fresh.store.parked(World.PAIR)).hasSize(parked);
            assertThat(report.forward().parked() + report.back().parked()).isEqualTo(parked);
            fresh.engine.resume(World.PAIR);
            fresh.clock.pass(Duration.ofDays(2));
            fresh.sync();
            assertThat(World.agenda(fresh.b)).isEqualTo(World.agenda(fresh.a));
            assertThat(fresh.store.parked(World.PAIR)).isEmpty();
            assertThat(fresh.store.intents(World.PAIR)).isEmpty();
        }
    }

    @Test
    void aTargetCalendarThatIsGoneFailsTheRunAndDeletesNothing() {
        world.a.add(World.event("event", "2026-03-03T09:00"));
        world.providerB.faults().failWrites(1, FailureKind.NOT_FOUND);

        assertThat(world.run().outcome()).isEqualTo(Outcome.FAILED);

        assertThat(world.a.events()).hasSize(1);
        world.sync();
        assertThat(world.b.events()).hasSize(1);
    }

    @Test
    void anAccountThatLostItsGrantStopsThePairUntilItIsConnectedAgain() {
        pendingWork();
        world.providerB.faults().revoke(World.BERT);

        assertThat(world.run().outcome()).isEqualTo(Outcome.NEEDS_RECONNECT);
        assertThat(world.status()).isEqualTo(SyncPair.Status.NEEDS_RECONNECT);
        assertThat(world.run().outcome()).isEqualTo(Outcome.SKIPPED);

        world.providerB.faults().grant(World.BERT);
        world.engine.resume(World.PAIR);
        recovers();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"CONFLICT", "AMBIGUOUS"})
    void aWriteThatNeverSucceedsIsTriedABoundedNumberOfTimesInARun(FailureKind kind) {
        EventKey key = world.a.add(World.event("event", "2026-03-03T09:00"));
        world.sync();
        World.rename(world.a, key, "renamed");
        world.providerB.faults().resetCounts();
        world.providerB.faults().failWrites(1000, kind);

        RunReport report = world.run();

        assertThat(world.providerB.faults().writes()).isBetween(2, 4);
        assertThat(WAITING).contains(report.outcome());
        assertThat(report.dueAgain()).isPresent();
        world.providerB.faults().clear();
        recovers();
    }

    @Test
    void aCreationWhoseIdIsAlwaysTakenIsParkedAfterAFewTries() {
        world.a.add(World.event("event", "2026-03-03T09:00"));
        world.a.add(World.event("other", "2026-03-04T09:00"));
        world.providerB
                .faults()
                .before(call -> call.write()
                        .filter(write -> write.toString().contains("title=event"))
                        .ifPresent(write -> {
                            throw new ProviderException(FailureKind.CONFLICT, "taken");
                        }));

        assertThat(world.run().outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(world.providerB.faults().count(InMemoryCall.Kind.CREATE)).isLessThan(12);
        assertThat(world.store.parked(World.PAIR)).hasSize(1);
        assertThat(World.agenda(world.b)).containsExactly("2026-03-04T09:00 other");
    }

    @ParameterizedTest
    @EnumSource(
            value = InMemoryStoreWrite.class,
            names = {"LEASE", "INTEND", "STORE", "ADVANCE", "REPORT"})
    void aFailureOfTheStoreIsThrownAndTheNextRunMakesUpForIt(InMemoryStoreWrite write) {
        pendingWork();
        world.store.before(now -> {
            if (now == write) {
                throw new StoreException("the store is down", new IllegalStateException());
            }
        });

        assertThatThrownBy(world::run).isInstanceOf(StoreException.class);

        world.store.before(now -> {});
        recovers();
    }

    @Test
    void aBugInAProviderIsAFailedRunWhoseReasonHoldsNoContent() {
        pendingWork();
        world.providerB.faults().before(call -> {
            throw new IllegalStateException("secret title");
        });

        RunReport report = world.run();

        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.reason().orElseThrow())
                .contains("IllegalStateException")
                .doesNotContain("secret");
        world.providerB.faults().clear();
        recovers();
    }

    private void pendingWork() {
        if (world.a.events().isEmpty()) {
            for (int i = 1; i < 6; i++) {
                world.a.add(World.event("event " + i, "2026-03-0" + i + "T12:00"));
            }
            world.sync();
        }
        world.a.add(World.event("new", "2026-03-08T09:00"));
        world.a.delete(World.made(world.a).get(0).key());
        World.rename(world.a, World.made(world.a).get(0).key(), "renamed");
    }

    private void recovers() {
        world.engine.resume(World.PAIR);
        world.clock.pass(Duration.ofDays(2));
        world.sync();
        assertThat(World.agenda(world.b)).isEqualTo(World.agenda(world.a));
        assertThat(world.store.intents(World.PAIR)).isEmpty();
    }
}
