package org.kalends.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.store.DeletedCopyRule;
import org.kalends.api.store.DeletionGuard;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.RunReport.Outcome;
import org.kalends.api.store.SyncPair;
import org.kalends.core.World;

/** Deletion safety. */
class DeletionTest {

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"RETRYABLE", "RATE_LIMITED", "AUTHENTICATION", "NOT_FOUND", "UNSUPPORTED", "PERMANENT"})
    void s14s15AFailedListingDeletesNothingAndIsNotTakenForAnEmptyOne(FailureKind kind) {
        World world = new World(PairPolicy.twoWay());
        for (int i = 1; i < 9; i++) {
            world.a.add(World.event("event", "2026-03-0" + i + "T12:00"));
        }
        world.sync();
        world.providerA.faults().expireCursors();
        world.providerA.faults().failRead(2, kind);

        RunReport report = world.run();

        assertThat(report.outcome()).isNotEqualTo(Outcome.SUCCEEDED);
        assertThat(report.reason()).isPresent();
        assertThat(report.writes()).isZero();
        assertThat(world.b.events()).hasSize(8);
    }

    @ParameterizedTest
    @EnumSource
    void s16ASourceThatIsSuddenlyEmptyPausesThePairUntilAPersonConfirms(Shape shape) {
        World world = shape.world();
        List<EventKey> keys = new ArrayList<>();
        for (int i = 1; i <= 12; i++) {
            keys.add(shape.from(world).add(World.event("event", String.format("2026-03-%02dT12:00", i))));
        }
        world.sync();
        keys.forEach(shape.from(world)::delete);

        RunReport stopped = world.run();
        assertThat(stopped.outcome()).isEqualTo(Outcome.NEEDS_CONFIRMATION);
        assertThat(stopped.reason()).isPresent();
        assertThat(world.status()).isEqualTo(SyncPair.Status.NEEDS_CONFIRMATION);
        assertThat(world.run().outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(shape.to(world).events()).hasSize(12);
        assertThat(world.engine.preview(World.PAIR).needsConfirmation()).isTrue();

        world.confirm();
        assertThat(world.sync().writes()).isEqualTo(12);
        assertThat(shape.to(world).events()).isEmpty();
        assertThat(world.status()).isEqualTo(SyncPair.Status.ACTIVE);
    }

    @Test
    void s16AConfirmationHoldsForOneRunOnly() {
        World world = new World(PairPolicy.oneWay());
        List<EventKey> keys = many(world, 24);
        world.sync();
        keys.subList(0, 12).forEach(world.a::delete);
        world.run();
        world.confirm();
        world.sync();

        keys.subList(12, 24).forEach(world.a::delete);

        assertThat(world.run().outcome()).isEqualTo(Outcome.NEEDS_CONFIRMATION);
        assertThat(world.b.events()).hasSize(12);
    }

    @Test
    void s16AConfirmationCoversWhatWasShownAndNothingThatFollows() {
        World world = new World(PairPolicy.oneWay());
        List<EventKey> keys = many(world, 24);
        world.sync();
        keys.subList(0, 12).forEach(world.a::delete);
        world.run();
        world.confirm();

        keys.subList(12, 14).forEach(world.a::delete);

        assertThat(world.run().outcome()).isEqualTo(Outcome.NEEDS_CONFIRMATION);
        assertThat(world.status()).isEqualTo(SyncPair.Status.NEEDS_CONFIRMATION);
        assertThat(world.b.events()).hasSize(24);
        world.confirm();
        assertThat(world.sync().writes()).isEqualTo(14);
    }

    @Test
    void s16AConfirmationOutlivesARunThatFailsAndStillCoversNothingElse() {
        World world = new World(PairPolicy.oneWay());
        List<EventKey> keys = many(world, 24);
        world.sync();
        keys.subList(0, 12).forEach(world.a::delete);
        world.run();
        world.confirm();
        world.providerA.faults().failRead(1, FailureKind.RETRYABLE);
        assertThat(world.run().outcome()).isEqualTo(Outcome.FAILED);

        keys.subList(12, 24).forEach(world.a::delete);
        assertThat(world.run().outcome()).isEqualTo(Outcome.NEEDS_CONFIRMATION);

        assertThat(world.b.events()).hasSize(24);
    }

    @Test
    void s16WhatWasConfirmedIsDeletedWithoutAskingAgainWhenTheServiceStopsTheRunHalfWay() {
        World world = new World(PairPolicy.oneWay().withGuard(new DeletionGuard(0, 0)));
        List<EventKey> keys = many(world, 24);
        world.sync();
        keys.forEach(world.a::delete);
        world.run();
        world.confirm();
        AtomicInteger calls = new AtomicInteger();
        world.providerB.faults().before(call -> {
            if (call.write().isPresent() && calls.incrementAndGet() == 13) {
                throw new ProviderException(FailureKind.RATE_LIMITED, "slow down");
            }
        });

        assertThat(world.run().outcome()).isEqualTo(Outcome.DEFERRED);
        assertThat(world.b.events()).isNotEmpty().hasSizeLessThan(24);
        world.sync();

        assertThat(world.b.events()).isEmpty();
    }

    @Test
    void s16WhatIsBroughtBackAfterTheConfirmationIsNotDeleted() {
        World world = new World(PairPolicy.oneWay());
        List<EventKey> keys = many(world, 24);
        world.sync();
        keys.subList(0, 14).forEach(world.a::delete);
        world.run();
        world.confirm();

        world.a.undelete(keys.get(0));
        assertThat(world.sync().writes()).isEqualTo(13);

        assertThat(world.b.events()).hasSize(11);
    }

    @Test
    void s16ThePreviewShowsADeletionThatTheServiceHadRefusedAndThatTheNextRunAsksFor() {
        World world = new World(PairPolicy.oneWay().withGuard(new DeletionGuard(0, 0)));
        List<EventKey> keys = many(world, 1);
        world.sync();
        world.a.delete(keys.get(0));
        world.run();
        world.confirm();
        world.providerB.faults().failWrite(1, FailureKind.PERMANENT);
        assertThat(world.run().outcome()).isEqualTo(Outcome.SUCCEEDED);
        world.clock.pass(Duration.ofDays(2));

        assertThat(world.run().outcome()).isEqualTo(Outcome.NEEDS_CONFIRMATION);
        world.confirm();

        assertThat(world.sync().writes()).isEqualTo(1);
        assertThat(world.b.events()).isEmpty();
    }

    private static List<EventKey> many(World world, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> world.a.add(World.event("event", String.format("2026-03-%02dT12:00", i))))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void s17ARespectedDeletionHoldsForAHundredRunsARestartAndAFullReading(Shape shape) {
        World world = shape.world(PairPolicy.twoWay().withDeletedCopy(DeletedCopyRule.RESPECT));
        EventKey key = shape.from(world).add(World.event("event", "2026-03-03T09:00"));
        world.sync();
        shape.to(world).delete(World.key(shape.to(world)));

        for (int i = 0; i < 100; i++) {
            if (i % 20 == 3) {
                World.rename(shape.from(world), key, "event " + i);
            }
            if (i % 20 == 7) {
                world.restart();
            }
            if (i % 20 == 11) {
                world.providerA.faults().expireCursors();
                world.providerB.faults().expireCursors();
            }
            assertThat(world.run().writes()).isZero();
        }

        assertThat(shape.to(world).events()).isEmpty();
        assertThat(shape.from(world).events()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void s17ADeletedCopyIsRestoredWhereThePairSaysSo(Shape shape) {
        World world = shape.world(PairPolicy.twoWay().withDeletedCopy(DeletedCopyRule.RESTORE));
        shape.from(world).add(World.event("event", "2026-03-03T09:00"));
        world.sync();

        for (int i = 0; i < 3; i++) {
            shape.to(world).delete(World.key(shape.to(world)));
            world.sync();
            assertThat(World.agenda(shape.to(world))).containsExactly("2026-03-03T09:00 event");
        }
        assertThat(shape.from(world).events()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void s17ADeletedCopyTakesItsOriginalAlongWhereThePairSaysSo(Shape shape) {
        World world = shape.world();
        shape.from(world).add(World.event("event", "2026-03-03T09:00"));
        world.sync();

        shape.to(world).delete(World.key(shape.to(world)));
        world.sync();

        assertThat(shape.from(world).events()).isEmpty();
        assertThat(world.links()).isEmpty();
    }

    @Test
    void s18OfTwoOneWayPairsTheReverseOneDoesNotResurrectADeletedOriginal() {
        World world = new World(PairPolicy.oneWay());
        PairId back = new PairId("back");
        world.engine.add(new SyncPair(
                back, world.b.ref(), world.a.ref(), World.BERLIN, PairPolicy.oneWay(), SyncPair.Status.ACTIVE));
        EventKey key = world.a.add(World.event("event", "2026-03-03T09:00"));
        world.run();
        world.engine.run(back);
        assertThat(world.a.events()).hasSize(1);

        world.a.delete(key);
        world.engine.run(back);
        assertThat(world.a.events()).isEmpty();
        world.run();
        world.engine.run(back);

        assertThat(world.a.events()).isEmpty();
        assertThat(world.b.events()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void s19AnEditWinsOverADeletionOfTheOtherEndInBothDirections(Shape shape) {
        World world = shape.world();
        EventKey deleted = shape.from(world).add(World.event("one", "2026-03-03T09:00"));
        EventKey edited = shape.from(world).add(World.event("two", "2026-03-03T11:00"));
        world.sync();
        EventKey copyOfOne = Series.at(shape.to(world), "2026-03-03T09:00");
        EventKey copyOfTwo = Series.at(shape.to(world), "2026-03-03T11:00");

        shape.from(world).delete(deleted);
        World.rename(shape.to(world), copyOfOne, "one, edited");
        World.rename(shape.from(world), edited, "two, edited");
        shape.to(world).delete(copyOfTwo);
        world.sync();

        assertThat(World.agenda(shape.from(world)))
                .containsExactly("2026-03-03T09:00 one, edited", "2026-03-03T11:00 two, edited")
                .isEqualTo(World.agenda(shape.to(world)));
    }

    @Test
    void s20ACopyThatIsGoneAlreadyCountsAsDeleted() {
        World world = new World(PairPolicy.oneWay());
        EventKey key = world.a.add(World.event("event", "2026-03-03T09:00"));
        world.sync();
        EventKey copy = World.key(world.b);
        world.a.delete(key);
        world.providerB.faults().before(call -> {
            if (call.write().isPresent() && !world.b.events().isEmpty()) {
                world.b.delete(copy);
            }
        });

        world.sync();

        assertThat(world.b.events()).isEmpty();
        assertThat(world.links()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void s26WithoutTheStoreACleanUpFindsAllAndOnlyOurCopiesAlsoOutsideOfTheWindow(Shape shape) {
        World world = shape.world();
        shape.from(world).add(World.event("near", "2026-03-03T09:00"));
        EventKey far = shape.from(world).add(World.event("far", "2026-03-04T09:00"));
        shape.from(world).add(Series.weekly("series", "2026-03-05T09:00", 2));
        shape.to(world).add(World.event("own", "2026-03-06T09:00"));
        world.sync();
        EventKey copyOfFar = Series.at(shape.to(world), "2026-03-04T09:00");
        shape.to(world).move(copyOfFar, World.hour("2028-03-04T09:00"));
        world.loseStore();
        world.store.deletePair(World.PAIR);

        int deleted = world.engine.removeCopies(
                world.pair.withPolicy(world.pair.policy().withRecurrence(shape.view)));

        assertThat(deleted).isEqualTo(shape.view == RecurrenceView.SERIES ? 4 : 5);
        assertThat(World.agenda(shape.to(world))).containsExactly("2026-03-06T09:00 own");
        assertThat(shape.from(world).event(far)).isPresent();
        assertThat(World.copies(shape.from(world))).isEmpty();
        assertThat(shape.from(world).events()).hasSize(3);
    }

    @Test
    void aCopyThatCannotBeDeletedStopsNoOther() {
        World world = new World(PairPolicy.oneWay(), provider -> provider.writeBatch(2));
        for (int day = 3; day <= 7; day++) {
            world.a.add(World.event("event", "2026-03-0" + day + "T09:00"));
        }
        world.sync();
        EventKey guests = Series.at(world.b, "2026-03-04T09:00");
        EventKey edited = Series.at(world.b, "2026-03-06T09:00");
        ProviderException refused = new ProviderException(FailureKind.UNSUPPORTED, "attendees: the copy has guests");
        refuse(world, Map.of(guests, refused, edited, new ProviderException(FailureKind.CONFLICT, "it has changed")));

        assertThatThrownBy(() -> world.engine.removeWithCopies(World.PAIR))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.RETRYABLE))
                .hasMessage("2 copies stay: attendees: the copy has guests; it has changed");
        assertThat(world.b.events()).extracting(RemoteEvent::key).containsExactlyInAnyOrder(guests, edited);
        refuse(world, Map.of(guests, refused));
        assertThatThrownBy(() -> world.engine.removeWithCopies(World.PAIR))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED))
                .hasMessage("1 copy stays: attendees: the copy has guests");
        assertThat(world.store.pair(World.PAIR)).isPresent();

        world.b.delete(guests);

        assertThat(world.engine.removeWithCopies(World.PAIR)).hasValue(0);
        assertThat(world.store.pair(World.PAIR)).isEmpty();
    }

    @Test
    void aServiceThatWantsToBeLeftAloneIsNotAskedToDeleteTheOtherCopies() {
        World world = new World(PairPolicy.oneWay(), provider -> provider.writeBatch(1));
        for (int day = 3; day <= 7; day++) {
            world.a.add(World.event("event", "2026-03-0" + day + "T09:00"));
        }
        world.sync();
        AtomicInteger asked = new AtomicInteger();
        world.providerB.faults().before(call -> {
            if (call.write().isPresent()) {
                asked.incrementAndGet();
                throw new ProviderException(FailureKind.RATE_LIMITED, "429");
            }
        });

        assertThatThrownBy(() -> world.engine.removeCopies(world.pair))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.RATE_LIMITED));

        assertThat(asked).hasValue(1);
    }

    private static void refuse(World world, Map<EventKey, ProviderException> deletions) {
        world.providerB
                .faults()
                .before(call -> call.write().ifPresent(write -> {
                    if (write instanceof RemoteWrite.Delete delete && deletions.containsKey(delete.key())) {
                        throw deletions.get(delete.key());
                    }
                }));
    }
}
