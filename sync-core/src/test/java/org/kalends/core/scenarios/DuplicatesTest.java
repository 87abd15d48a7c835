package org.kalends.core.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.Filters;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.RunReport.Outcome;
import org.kalends.api.store.SyncPair;
import org.kalends.core.Installation;
import org.kalends.core.SyncEngine;
import org.kalends.core.World;
import org.kalends.memory.InMemoryCalendar;
import org.kalends.memory.InMemoryStoreWrite;
import org.kalends.memory.InMemorySyncStore;

/** Duplicates and loops. */
class DuplicatesTest {

    @ParameterizedTest
    @EnumSource
    void s01TenCyclesWriteOneCopyAndThenNothing(Shape shape) {
        World world = shape.world();
        shape.from(world).add(World.event("one", "2026-03-03T09:00"));
        shape.from(world).add(Series.weekly("two", "2026-03-04T09:00", 3));

        assertThat(world.run().writes()).isPositive();
        for (int i = 0; i < 9; i++) {
            assertThat(world.run().writes()).isZero();
        }

        assertThat(World.agenda(shape.to(world))).hasSize(4).isEqualTo(World.agenda(shape.from(world)));
        assertThat(World.made(shape.to(world))).isEmpty();
    }

    @Test
    void s01TwoAccountsOfOneProviderMakeNoLoop() {
        World world = new World(PairPolicy.twoWay());
        InMemoryCalendar second = world.providerA.addCalendar(new AccountId("carl"), "c", World.BERLIN);
        PairId id = new PairId("same-provider");
        world.engine.add(new SyncPair(
                id, world.a.ref(), second.ref(), World.BERLIN, PairPolicy.twoWay(), SyncPair.Status.ACTIVE));
        world.a.add(World.event("from a", "2026-03-03T09:00"));
        second.add(World.event("from c", "2026-03-03T11:00"));

        assertThat(world.engine.run(id).writes()).isEqualTo(2);
        assertThat(world.engine.run(id).writes()).isZero();
        assertThat(World.agenda(world.a)).isEqualTo(World.agenda(second)).hasSize(2);
    }

    @Test
    void s03TwoPairsThatShareACalendarBothDropTheirCopyOfADeletedOriginal() {
        World world = new World(PairPolicy.twoWay());
        InMemoryCalendar c = world.providerB.addCalendar(World.BERT, "c", World.BERLIN);
        PairId other = pair(world, "other", world.a, c, PairPolicy.twoWay());
        EventKey key = world.a.add(World.event("shared", "2026-03-03T09:00"));
        world.run();
        world.engine.run(other);
        assertThat(World.copies(world.b)).hasSize(1);
        assertThat(World.copies(c)).hasSize(1);

        world.a.delete(key);
        world.run();
        world.engine.run(other);
        world.run();
        world.engine.run(other);

        assertThat(world.a.events()).isEmpty();
        assertThat(world.b.events()).isEmpty();
        assertThat(c.events()).isEmpty();
    }

    @Test
    void s04InstallationsAndPairsTouchOnlyTheirOwnCopies() {
        World world = new World(PairPolicy.oneWay());
        InMemoryCalendar source = world.providerA.addCalendar(World.ANNA, "other", World.BERLIN);
        InMemorySyncStore otherStore = new InMemorySyncStore(world.clock);
        SyncEngine stranger = SyncEngine.builder(new Installation("stranger", new byte[32]), otherStore)
                .provider(world.providerA)
                .provider(world.providerB)
                .clock(world.clock)
                .build();
        stranger.add(new SyncPair(
                World.PAIR, source.ref(), world.b.ref(), World.BERLIN, PairPolicy.oneWay(), SyncPair.Status.ACTIVE));
        world.a.add(World.event("mine", "2026-03-03T09:00"));
        source.add(World.event("theirs", "2026-03-03T10:00"));
        world.run();
        stranger.run(World.PAIR);

        for (int i = 0; i < 3; i++) {
            assertThat(world.run().writes()).isZero();
            assertThat(stranger.run(World.PAIR).writes()).isZero();
        }
        assertThat(World.agenda(world.b)).containsExactly("2026-03-03T09:00 mine", "2026-03-03T10:00 theirs");
        assertThat(world.engine.removeWithCopies(World.PAIR)).hasValue(1);
        assertThat(World.agenda(world.b)).containsExactly("2026-03-03T10:00 theirs");
    }

    @Test
    void s05AMeshOfThreeCalendarsHoldsOneCopyEachAndNoneOfACopy() {
        World world = new World(PairPolicy.twoWay());
        InMemoryCalendar z = world.providerB.addCalendar(World.BERT, "z", World.BERLIN);
        PairId xz = pair(world, "xz", world.a, z, PairPolicy.twoWay());
        PairId yz = pair(world, "yz", world.b, z, PairPolicy.twoWay());
        world.a.add(World.event("from x", "2026-03-03T09:00"));
        world.b.add(World.event("from y", "2026-03-03T10:00"));

        for (int i = 0; i < 3; i++) {
            world.run();
            world.engine.run(xz);
            world.engine.run(yz);
        }

        for (InMemoryCalendar calendar : List.of(world.a, world.b, z)) {
            assertThat(World.agenda(calendar)).containsExactly("2026-03-03T09:00 from x", "2026-03-03T10:00 from y");
        }
        assertThat(World.made(z)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void s06AStrippedMarkIsPutBackAndNothingIsCopiedTwice(Shape shape) {
        World world = shape.world();
        shape.from(world).add(World.event("event", "2026-03-03T09:00"));
        world.sync();
        RemoteEvent copy = World.only(shape.to(world));

        shape.to(world).mark(copy.key(), Optional.empty());
        shape.to(world)
                .edit(
                        copy.key(),
                        event -> event.toBuilder().location("rewritten").build());
        world.sync();

        RemoteEvent now = World.only(shape.to(world));
        assertThat(now.originMark()).isEqualTo(copy.originMark());
        assertThat(now.event().location()).isEqualTo("rewritten");
        assertThat(World.only(shape.from(world)).event().location()).isEqualTo("rewritten");
    }

    @ParameterizedTest
    @EnumSource
    void s08APartialListingCreatesNothing(Shape shape) {
        World world = new World(PairPolicy.twoWay().withRecurrence(shape.view), settings -> settings.pageSize(2));
        for (int i = 0; i < 5; i++) {
            shape.from(world).add(World.event("event " + i, "2026-03-0" + (i + 3) + "T09:00"));
        }
        world.providerA.faults().failPage(2, FailureKind.RETRYABLE);
        world.providerB.faults().failPage(1, FailureKind.RETRYABLE);

        assertThat(world.run().outcome()).isNotEqualTo(Outcome.SUCCEEDED);
        assertThat(shape.to(world).events()).isEmpty();

        world.providerA.faults().clear();
        world.providerB.faults().clear();
        world.sync();
        assertThat(shape.to(world).events()).hasSize(5);
    }

    @Test
    void s09SixHundredOccurrencesInPagesOf250AreSixHundredCopies() {
        World world = new World(PairPolicy.oneWay(), settings -> settings.pageSize(250));
        for (int i = 0; i < 12; i++) {
            world.a.add(Series.weekly("series " + i, String.format("2026-03-03T%02d:00", 8 + i), 50));
        }

        world.sync();

        assertThat(World.agenda(world.b)).hasSize(600).doesNotHaveDuplicates().isEqualTo(World.agenda(world.a));
    }

    @ParameterizedTest
    @EnumSource
    void s10AProcessKilledBetweenCreationAndLinkMakesOneCopy(Shape shape) {
        World world = shape.world();
        shape.from(world).add(World.event("event", "2026-03-03T09:00"));
        world.store.before(write -> {
            if (write == InMemoryStoreWrite.STORE) {
                throw new AssertionError("killed");
            }
        });
        assertThatThrownBy(world::run).hasMessage("killed");
        assertThat(shape.to(world).events()).hasSize(1);

        world.store.before(write -> {});
        world.restart();
        world.sync();

        assertThat(shape.to(world).events()).hasSize(1);
        assertThat(world.links()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void s10AProcessKilledAndItsStoreLostMakesOneCopy(Shape shape) {
        World world = shape.world();
        shape.from(world).add(World.event("event", "2026-03-03T09:00"));
        shape.from(world).add(Series.weekly("series", "2026-03-04T09:00", 3));
        world.sync();

        world.loseStore();

        assertThat(world.sync().writes()).isZero();
        assertThat(World.agenda(shape.to(world))).hasSize(4);
    }

    @Test
    void s11AnInvitationThatBothCalendarsHoldIsNotCopiedWhereThePairAsksForThat() {
        Filters held =
                new Filters(false, false, false, true, false, true, false, Optional.empty(), Optional.empty(), true);
        DirectionPolicy policy = DirectionPolicy.STANDARD.withFilters(held);
        World world = new World(PairPolicy.twoWay().withForward(policy).withBack(policy));
        world.a.add(Invitations.to("planning", "uid-1", false));
        world.b.add(Invitations.to("planning", "uid-1", false));
        world.a.add(World.event("own", "2026-03-04T09:00"));

        world.sync();

        assertThat(World.agenda(world.a)).hasSize(2);
        assertThat(World.agenda(world.b)).hasSize(2);
        assertThat(World.copies(world.a)).isEmpty();
        assertThat(World.copies(world.b))
                .extracting(copy -> copy.event().title())
                .containsExactly("own");
    }

    @Test
    void s11AnInvitationThatCannotBeReadOnTheOtherSideIsHeldThereAndStopsNoOtherEvent() {
        Filters held =
                new Filters(false, false, false, true, false, true, false, Optional.empty(), Optional.empty(), true);
        World world = new World(PairPolicy.oneWay().withForward(DirectionPolicy.STANDARD.withFilters(held)));
        world.a.add(Invitations.to("planning", "uid-1", false));
        world.a.add(World.event("own", "2026-03-04T09:00"));
        world.b.spoil(world.b.add(Invitations.to("planning", "uid-1", false)));

        assertThat(world.sync().outcome()).isEqualTo(RunReport.Outcome.SUCCEEDED);

        assertThat(World.copies(world.b))
                .extracting(copy -> copy.event().title())
                .containsExactly("own");
    }

    @Test
    void s11AnInvitationThatArrivesLaterReplacesTheCopy() {
        Filters held =
                new Filters(false, false, false, true, false, true, false, Optional.empty(), Optional.empty(), true);
        DirectionPolicy policy = DirectionPolicy.STANDARD.withFilters(held);
        World world = new World(PairPolicy.twoWay().withForward(policy).withBack(policy));
        world.a.add(Invitations.to("planning", "uid-1", false));
        world.sync();
        assertThat(World.copies(world.b)).hasSize(1);

        EventKey invitation = world.b.add(Invitations.to("planning", "uid-1", false));
        world.sync();
        assertThat(world.b.events()).extracting(RemoteEvent::key).containsExactly(invitation);

        world.b.delete(invitation);
        world.a.bump(World.key(world.a));
        world.sync();
        assertThat(World.copies(world.b)).hasSize(1);
        assertThat(world.b.events()).hasSize(1);
    }

    @Test
    void s12ConnectingAgainWithTheSamePairMakesNoSecondSetOfCopies() {
        World world = new World(PairPolicy.twoWay());
        world.a.add(World.event("event", "2026-03-03T09:00"));
        world.sync();

        world.engine.removeKeepingCopies(World.PAIR);
        world.engine.add(world.pair);

        assertThat(world.sync().writes()).isZero();
        assertThat(world.b.events()).hasSize(1);
    }

    @Test
    void s10ALostAnswerOfACreationMakesOneCopy() {
        World world = new World(PairPolicy.oneWay());
        world.a.add(World.event("event", "2026-03-03T09:00"));
        world.providerB.faults().loseAnswers(1);

        assertThat(world.run().outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(world.b.events()).hasSize(1);
        assertThat(world.providerB.faults().writes()).isEqualTo(1);
    }

    private static PairId pair(World world, String name, InMemoryCalendar a, InMemoryCalendar b, PairPolicy policy) {
        PairId id = new PairId(name);
        world.engine.add(new SyncPair(id, a.ref(), b.ref(), World.BERLIN, policy, SyncPair.Status.ACTIVE));
        return id;
    }
}
