package org.kalends.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.Deletions;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.Lease;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.RunReport.Outcome;
import org.kalends.api.store.SyncPair;
import org.kalends.memory.InMemoryCalendar;

/** What a host does with the engine beside running it. */
class SyncEngineTest {

    private final World world = new World(PairPolicy.twoWay());

    @Test
    void aPairIsAddedOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.engine.add(world.pair))
                .withMessageContaining("exists");
    }

    @Test
    void aPairOfAProviderThatWasNotAddedIsRefusedAndNotStored() {
        CalendarRef unknown = new CalendarRef(new ProviderId("unknown"), World.ANNA, "x");

        for (SyncPair pair : List.of(pair("x", world.a.ref(), unknown), pair("x", unknown, world.a.ref()))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> world.engine.add(pair))
                    .withMessageContaining("unknown");
            assertThat(world.store.pair(pair.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(RecurrenceView.class)
    void aPairWhoseViewOfSeriesIsBeyondAProviderIsRefused(RecurrenceView view) {
        Capability missing = view == RecurrenceView.SERIES ? Capability.SERIES : Capability.OCCURRENCES;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new World(
                        PairPolicy.oneWay().withRecurrence(view),
                        all -> all,
                        some -> some.claim(EnumSet.complementOf(EnumSet.of(missing)))))
                .withMessageContaining(view.name());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new World(
                        PairPolicy.oneWay().withRecurrence(view),
                        some -> some.claim(EnumSet.complementOf(EnumSet.of(missing))),
                        all -> all))
                .withMessageContaining(view.name());
    }

    @Test
    void aPairThatNamesAMappingThatTheHostDoesNotHaveIsRefused() {
        DirectionPolicy unknown = mapped("nobody");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new World(PairPolicy.oneWay().withForward(unknown)))
                .withMessageContaining("nobody");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.engine.changePolicy(
                        World.PAIR, PairPolicy.twoWay().withBack(unknown)))
                .withMessageContaining("nobody");
        assertThat(world.store.pair(World.PAIR).orElseThrow().policy()).isEqualTo(PairPolicy.twoWay());
    }

    @Test
    void aPairThatWouldCopyTwiceWhatAnotherOneCopiesIsRefused() {
        SyncPair same = pair("same", world.a.ref(), world.b.ref());
        SyncPair swapped = pair("swapped", world.b.ref(), world.a.ref());

        for (SyncPair pair : List.of(same, swapped, swapped.withPolicy(PairPolicy.oneWay()))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> world.engine.add(pair))
                    .withMessageContaining("same calendars");
            assertThat(world.store.pair(pair.id())).isEmpty();
        }
    }

    @Test
    void twoOneWayPairsInOppositeDirectionsAreFineUntilOneOfThemBecomesTwoWay() {
        world.engine.changePolicy(World.PAIR, PairPolicy.oneWay());
        world.engine.add(pair("back", world.b.ref(), world.a.ref()).withPolicy(PairPolicy.oneWay()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> world.engine.changePolicy(World.PAIR, PairPolicy.twoWay()))
                .withMessageContaining("same calendars");
        assertThat(world.store.pair(World.PAIR).orElseThrow().policy()).isEqualTo(PairPolicy.oneWay());
    }

    @Test
    void aPairThatDoesNotExistCannotBeRunPausedPreviewedOrChanged() {
        PairId nobody = new PairId("nobody");
        List<Runnable> calls = List.of(
                () -> world.engine.run(nobody),
                () -> world.engine.preview(nobody),
                () -> world.engine.pause(nobody),
                () -> world.engine.resume(nobody),
                () -> world.engine.confirm(nobody, Deletions.NONE),
                () -> world.engine.changePolicy(nobody, PairPolicy.oneWay()));

        assertThat(calls)
                .allSatisfy(call -> assertThatIllegalArgumentException()
                        .isThrownBy(call::run)
                        .withMessageContaining("nobody"));
    }

    @Test
    void anInstallationHasANameAndASecretOf32Bytes() {
        assertThat(new Installation("a_name-1", new byte[32]).id()).isEqualTo("a_name-1");
        for (int size : new int[] {0, 31, 33}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Installation("name", new byte[size]));
        }
        for (String name : List.of("", "not a name", "x".repeat(65))) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Installation(name, new byte[32]));
        }
    }

    @Test
    void aPausedPairIsSkippedAndReadsNothingUntilItIsResumed() {
        world.a.add(World.event("event", "2026-03-03T09:00"));
        world.engine.pause(World.PAIR);

        RunReport skipped = world.run();

        assertThat(skipped.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(skipped.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("PAUSED"));
        assertThat(world.providerA.faults().calls()).isZero();
        world.engine.resume(World.PAIR);
        assertThat(world.sync().writes()).isEqualTo(1);
    }

    @Test
    void aPairThatIsPausedDuringARunStaysPaused() {
        manyGone(12);
        world.run();
        world.confirm();
        world.providerB.faults().before(call -> {
            if (call.write().isPresent()) {
                world.engine.pause(World.PAIR);
            }
        });

        assertThat(world.run().outcome()).isEqualTo(Outcome.SUCCEEDED);

        assertThat(world.status()).isEqualTo(SyncPair.Status.PAUSED);
    }

    @Test
    void aConfirmationThatNobodyAskedForDoesNothing() {
        world.confirm();
        assertThat(world.status()).isEqualTo(SyncPair.Status.ACTIVE);
        world.engine.pause(World.PAIR);
        world.confirm();
        assertThat(world.status()).isEqualTo(SyncPair.Status.PAUSED);
    }

    @Test
    void aPairThatIsLeasedElsewhereIsSkippedAndDueAgainSoon() {
        Lease lease = world.store.lease(World.PAIR, Duration.ofHours(2)).orElseThrow();
        world.a.add(World.event("event", "2026-03-03T09:00"));

        RunReport skipped = world.run();

        assertThat(skipped.outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(skipped.dueAgain())
                .hasValueSatisfying(due -> assertThat(due)
                        .isBetween(world.clock.instant(), world.clock.instant().plus(Duration.ofMinutes(5))));
        assertThat(world.engine.resync(World.PAIR)).isFalse();
        assertThat(world.engine.changePolicy(World.PAIR, PairPolicy.oneWay())).isFalse();
        assertThat(world.engine.removeWithCopies(World.PAIR)).isEmpty();
        assertThat(world.store.pair(World.PAIR)).contains(world.pair);
        world.store.release(lease);
        assertThat(world.sync().writes()).isEqualTo(1);
    }

    @Test
    void theLeaseIsGivenBackHoweverARunEnds() {
        world.providerA.faults().before(call -> {
            throw new IllegalStateException("a bug");
        });
        assertThat(world.run().outcome()).isEqualTo(Outcome.FAILED);
        world.providerA.faults().clear();

        assertThat(world.store.lease(World.PAIR, Duration.ofMinutes(1))).isPresent();
    }

    @Test
    void pairsOfDifferentPeopleDoNotSeeEachOther() {
        InMemoryCalendar c = world.providerA.addCalendar(new AccountId("carla"), "c", World.BERLIN);
        InMemoryCalendar d = world.providerB.addCalendar(new AccountId("dora"), "d", World.BERLIN);
        world.engine.add(pair("other", c.ref(), d.ref()));
        world.a.add(World.event("anna's", "2026-03-03T09:00"));
        c.add(World.event("carla's", "2026-03-03T09:00"));

        world.sync();
        assertThat(d.events()).isEmpty();
        world.engine.run(new PairId("other"));

        assertThat(World.agenda(world.b)).containsExactly("2026-03-03T09:00 anna's");
        assertThat(World.agenda(d)).containsExactly("2026-03-03T09:00 carla's");
        assertThat(world.links()).hasSize(1);
        assertThat(world.engine.removeWithCopies(World.PAIR)).hasValue(1);
        assertThat(d.events()).hasSize(1);
    }

    @Test
    void aListenerHearsOfEveryRunThatBeginsAndHowFarItIs() {
        world.a.add(World.event("one", "2026-03-03T09:00"));
        List<String> heard = new ArrayList<>();
        world.engine = world.engine("here")
                .listener(new SyncListener() {
                    @Override
                    public void started(PairId pair) {
                        heard.add("started " + pair);
                    }

                    @Override
                    public void applied(PairId pair, int done, int planned) {
                        heard.add(done + " of " + planned);
                    }

                    @Override
                    public void ended(RunReport report) {
                        heard.add("ended " + report.outcome());
                    }
                })
                .build();

        world.run();
        world.engine.pause(World.PAIR);
        world.run();

        assertThat(heard).containsExactly("started pair", "1 of 1", "ended SUCCEEDED");
    }

    @Test
    void reportsAreKeptNewestFirst() {
        RunReport first = world.run();
        RunReport second = world.run();

        assertThat(world.store.reports(World.PAIR, 10)).containsExactly(second, first);
        assertThat(second.startedAt()).isAfter(first.startedAt());
    }

    private void manyGone(int number) {
        List<EventKey> keys = new ArrayList<>();
        for (int i = 1; i <= number; i++) {
            keys.add(world.a.add(World.event("event", String.format("2026-03-%02dT12:00", i))));
        }
        world.sync();
        keys.forEach(world.a::delete);
    }

    private static SyncPair pair(String id, CalendarRef a, CalendarRef b) {
        return new SyncPair(new PairId(id), a, b, World.BERLIN, PairPolicy.twoWay(), SyncPair.Status.ACTIVE);
    }

    private static DirectionPolicy mapped(String name) {
        DirectionPolicy standard = DirectionPolicy.STANDARD;
        return new DirectionPolicy(
                standard.markAsPrivate(),
                standard.privateTitle(),
                standard.showAs(),
                standard.titlePrefix(),
                standard.attendees(),
                standard.filters(),
                Optional.of(name));
    }
}
