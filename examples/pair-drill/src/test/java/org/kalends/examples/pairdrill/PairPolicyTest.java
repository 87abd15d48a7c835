package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.DeletedCopyRule;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.Filters;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;

/** What becomes of copies by the rules of a pair, beside other pairs, and by the calendar's owner. Named after the situations that users meet. */
class PairPolicyTest {

    private static final int RUNS = 40;

    @AfterAll
    static void nobodyGotMail() {
        Station.assertNobodyGotMail();
    }

    static Stream<Arguments> directions() {
        return PairTest.directions();
    }

    static Stream<Arguments> directionsOfSingles() {
        return PairTest.directionsOfSingles();
    }

    @ParameterizedTest
    @Shows(Feature.RULES)
    @MethodSource("directionsOfSingles")
    void s03TheCopiesOfTwoInstallationsVanishWithTheirOriginal(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.oneWay())) {
            Installed one = pair.installed("one");
            Installed two = pair.installed("two");
            PairId ofOne = one.copying(from);
            PairId ofTwo = two.copying(from);
            EventKey original = pair.on(from).add(Meetings.review());
            one.run(ofOne);
            two.run(ofTwo);
            assertThat(pair.agenda(from.other())).hasSize(2);

            pair.on(from).delete(original);
            for (int i = 0; i < 2; i++) {
                one.run(ofOne);
                two.run(ofTwo);
                assertThat(pair.agenda(from)).isEmpty();
            }

            assertThat(pair.agenda(from.other())).isEmpty();
        }
    }

    @ParameterizedTest
    @Shows(Feature.RULES)
    @MethodSource("directionsOfSingles")
    void s04AnInstallationTouchesItsOwnCopiesOnly(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.oneWay())) {
            Installed one = pair.installed("one");
            Installed two = pair.installed("two");
            PairId ofOne = one.copying(from);
            PairId ofTwo = two.copying(from);
            pair.on(from).add(Meetings.review());
            one.run(ofOne);
            RemoteEvent copy = pair.only(from.other());
            two.run(ofTwo);

            for (int i = 0; i < 3; i++) {
                assertThat(one.run(ofOne).writes()).isZero();
                assertThat(two.run(ofTwo).writes()).isZero();
            }
            assertThat(pair.agenda(from.other())).hasSize(2);
            assertThat(two.remove(ofTwo)).hasValue(1);
            assertThat(pair.only(from.other())).isEqualTo(copy);
        }
    }

    @ParameterizedTest
    @Shows(Feature.RULES)
    @MethodSource("directionsOfSingles")
    void s11AMeetingThatBothCalendarsHoldIsNotCopied(PairUnderTest services, Side from) {
        try (Pair pair = services.open(skippingHeld())) {
            EventKey here = pair.on(from).invite("meeting-1", Meetings.review());
            EventKey there = pair.on(from.other()).invite("meeting-1", Meetings.review());
            EventKey own = pair.on(from).add(Meetings.other());

            pair.settle();

            assertThat(pair.agenda(from)).extracting(RemoteEvent::key).containsExactlyInAnyOrder(here, own);
            assertThat(copies(pair, from.other()))
                    .extracting(copy -> copy.event().title())
                    .containsExactly(Meetings.other().title());
            assertThat(pair.agenda(from.other()))
                    .hasSize(2)
                    .extracting(RemoteEvent::key)
                    .contains(there);
        }
    }

    @ParameterizedTest
    @Shows(Feature.RULES)
    @MethodSource("directionsOfSingles")
    void s11AnInvitationThatComesLaterTakesThePlaceOfTheCopy(PairUnderTest services, Side from) {
        try (Pair pair = services.open(skippingHeld())) {
            pair.on(from).invite("meeting-1", Meetings.review());
            pair.settle();
            assertThat(copies(pair, from.other())).hasSize(1);

            EventKey there = pair.on(from.other()).invite("meeting-1", Meetings.review());
            pair.settle();

            assertThat(pair.only(from.other()).key()).isEqualTo(there);
            assertThat(copies(pair, from)).isEmpty();
        }
    }

    @ParameterizedTest
    @Shows(Feature.RULES)
    @MethodSource("directionsOfSingles")
    void s17ADeletedCopyComesBackWhereThePairSaysSo(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay().withDeletedCopy(DeletedCopyRule.RESTORE))) {
            pair.on(from).add(Meetings.review());
            pair.settle();

            for (int i = 0; i < 3; i++) {
                pair.on(from.other()).delete(pair.only(from.other()).key());

                assertThat(pair.inStep()).containsExactly(Said.of(Meetings.review()));
            }
        }
    }

    @ParameterizedTest
    @Shows(Feature.RULES)
    @MethodSource("directionsOfSingles")
    void s17ADeletedCopyStaysAwayForGoodWhereThePairSaysSo(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay().withDeletedCopy(DeletedCopyRule.RESPECT))) {
            EventKey original = pair.on(from).add(Meetings.review());
            pair.settle();
            pair.on(from.other()).delete(pair.only(from.other()).key());

            for (int i = 0; i < RUNS; i++) {
                disturb(pair, from, original, i);
                assertThat(pair.run().writes()).isZero();
            }

            assertThat(pair.agenda(from.other())).isEmpty();
            assertThat(pair.only(from).key()).isEqualTo(original);
        }
    }

    private static void disturb(Pair pair, Side from, EventKey original, int run) {
        if (run % 20 == 3) {
            pair.on(from)
                    .edit(
                            original,
                            event -> event.toBuilder().title("Edit " + run).build());
        } else if (run % 20 == 7) {
            pair.restart();
        } else if (run % 20 == 11) {
            Stream.of(Side.values()).map(pair::on).filter(HttpRemote::forgets).forEach(HttpRemote::expireCursors);
        }
    }

    @ParameterizedTest
    @Shows(Feature.RULES)
    @MethodSource("directionsOfSingles")
    void s18ThePairThatLeadsBackDoesNotBringADeletedOriginalBack(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.oneWay())) {
            Installed both = pair.installed("both");
            PairId there = both.copying(from);
            PairId back = both.copying(from.other());
            EventKey original = pair.on(from).add(Meetings.review());
            both.run(there);
            both.run(back);
            assertThat(pair.only(from).key()).isEqualTo(original);

            pair.on(from).delete(original);
            for (PairId next : List.of(back, there, back)) {
                both.run(next);
                assertThat(pair.agenda(from)).isEmpty();
            }

            assertThat(pair.agenda(from.other())).isEmpty();
        }
    }

    @ParameterizedTest
    @Shows(Feature.RULES)
    @MethodSource("directionsOfSingles")
    void s22AnOriginalThatLeavesTheWindowAndReturnsLosesItsCopyAndGetsANewOne(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            EventKey original = pair.on(from).add(Meetings.review());
            pair.settle();

            for (int away : List.of(120, -60)) {
                move(pair, from, original, away);
                pair.settle();
                assertThat(pair.agenda(from.other())).isEmpty();
                assertThat(pair.only(from).key()).isEqualTo(original);

                move(pair, from, original, 2);
                assertThat(pair.inStep()).extracting(Said::time).containsExactly(Meetings.at(2));
            }
        }
    }

    private static void move(Pair pair, Side side, EventKey key, int daysLater) {
        pair.on(side)
                .edit(
                        key,
                        event -> event.toBuilder().time(Meetings.at(daysLater)).build());
    }

    @ParameterizedTest
    @Shows(Feature.RULES)
    @MethodSource("directionsOfSingles")
    void s25AnEventThatTimeBringsIntoTheWindowGetsItsCopyWithinADay(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            LocalDate last = LocalDate.ofInstant(Pair.BEGIN, Pair.ZONE).plusDays(60);
            CalendarEvent later = CalendarEvent.builder(
                            Meetings.hour(last.plusDays(2).atTime(9, 0)))
                    .title("Later")
                    .build();
            pair.on(from).add(later);

            for (int day = 0; day < 2; day++) {
                pair.settle();
                assertThat(pair.agenda(from.other())).isEmpty();
                pair.pass(Duration.ofDays(1));
            }

            assertThat(pair.inStep()).containsExactly(Said.of(later));
        }
    }

    @ParameterizedTest
    @Shows(Feature.RULES)
    @MethodSource("directionsOfSingles")
    void s69ADeclinedInvitationLosesItsCopyAndAnAcceptedOneGetsItBack(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            EventKey meeting = pair.on(from).invite("meeting-1", Meetings.review());
            pair.settle();
            assertThat(pair.agenda(from.other())).hasSize(1);

            for (int i = 0; i < 2; i++) {
                settleUntouched(pair, from, meeting, false);
                assertThat(pair.agenda(from.other())).isEmpty();

                settleUntouched(pair, from, meeting, true);
                assertThat(pair.agenda(from.other())).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @Shows(Feature.RULES)
    @MethodSource("directions")
    void s69ADeclinedOccurrenceLosesItsCopyAlone(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            pair.on(from).invite("meeting-1", Meetings.weekly("Weekly", Meetings.DAY, 3));
            pair.settle();
            assertThat(pair.agenda(from.other())).hasSize(3);
            EventKey second = pair.agenda(from).stream()
                    .filter(event -> event.event()
                            .time()
                            .equals(Meetings.hour(Meetings.DAY.plusWeeks(1).atTime(9, 0))))
                    .map(RemoteEvent::key)
                    .findFirst()
                    .orElseThrow();

            settleUntouched(pair, from, second, false);
            assertThat(pair.said(from.other()))
                    .extracting(Said::time)
                    .containsExactlyInAnyOrder(
                            Meetings.hour(Meetings.DAY.atTime(9, 0)),
                            Meetings.hour(Meetings.DAY.plusWeeks(2).atTime(9, 0)));
            assertThat(pair.agenda(from)).hasSize(3);

            settleUntouched(pair, from, second, true);
            assertThat(pair.agenda(from.other())).hasSize(3);
        }
    }

    /** Answers, settles, and asserts that nobody has written to what was answered. */
    private static void settleUntouched(Pair pair, Side side, EventKey meeting, boolean accepts) {
        pair.on(side).answer(meeting, accepts);
        Optional<RemoteEvent> before = pair.on(side).event(meeting);
        pair.settle();
        assertThat(pair.on(side).event(meeting)).isPresent().isEqualTo(before);
    }

    private static PairPolicy skippingHeld() {
        Filters held =
                new Filters(false, false, false, true, false, true, false, Optional.empty(), Optional.empty(), true);
        DirectionPolicy policy = DirectionPolicy.STANDARD.withFilters(held);
        return PairPolicy.twoWay().withForward(policy).withBack(policy);
    }

    private static List<RemoteEvent> copies(Pair pair, Side side) {
        return pair.agenda(side).stream()
                .filter(event -> event.originMark().isPresent())
                .toList();
    }
}
