package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;

/** What happens to series and their occurrences on one side happens on the other, however series are synced. */
class SeriesTest {

    private static final int COUNT = 5;

    @AfterAll
    static void nobodyGotMail() {
        Station.assertNobodyGotMail();
    }

    static Stream<Arguments> directions() {
        return PairTest.directions();
    }

    @ParameterizedTest
    @Shows(Feature.SERIES)
    @MethodSource("directions")
    void everyOccurrenceIsThereAtTheSameWallClockAcrossTheChangeOfTheClocks(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            pair.on(from).add(Meetings.weekly("Weekly", Meetings.DAY, COUNT));

            assertThat(starts(pair.inStep())).containsExactlyInAnyOrderElementsOf(days(COUNT));
        }
    }

    @ParameterizedTest
    @Shows(Feature.EXCEPTIONS)
    @MethodSource("directions")
    void anOccurrenceThatIsMovedIsAtItsNewTimeOnly(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            pair.on(from).add(Meetings.weekly("Weekly", Meetings.DAY, COUNT));
            pair.settle();

            EventTime moved = Meetings.hour(Meetings.DAY.plusDays(8).atTime(16, 0));
            pair.on(from)
                    .edit(
                            nth(pair, from, 1).key(),
                            event -> event.toBuilder().time(moved).build());

            assertThat(pair.inStep())
                    .hasSize(COUNT)
                    .extracting(Said::time)
                    .contains(moved)
                    .doesNotContain(nineOn(Meetings.DAY.plusWeeks(1)));
        }
    }

    @ParameterizedTest
    @Shows(Feature.EXCEPTIONS)
    @MethodSource("directions")
    void anOccurrenceOfTheCopyThatIsMovedMovesTheOriginal(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            pair.on(from).add(Meetings.weekly("Weekly", Meetings.DAY, COUNT));
            pair.settle();

            EventTime moved = Meetings.hour(Meetings.DAY.plusDays(8).atTime(16, 0));
            Side back = from.other();
            pair.on(back)
                    .edit(
                            nth(pair, back, 1).key(),
                            event -> event.toBuilder().time(moved).build());

            assertThat(pair.inStep())
                    .hasSize(COUNT)
                    .extracting(Said::time)
                    .contains(moved)
                    .doesNotContain(nineOn(Meetings.DAY.plusWeeks(1)));
        }
    }

    @ParameterizedTest
    @Shows(Feature.EXCEPTIONS)
    @MethodSource("directions")
    void anOccurrenceThatIsDeletedIsGoneAloneAndStaysGone(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            pair.on(from).add(Meetings.weekly("Weekly", Meetings.DAY, COUNT));
            pair.settle();

            pair.on(from).delete(nth(pair, from, 1).key());
            assertThat(starts(pair.inStep())).hasSize(COUNT - 1).doesNotContain(nineOn(Meetings.DAY.plusWeeks(1)));

            pair.on(from.other()).delete(nth(pair, from.other(), 2).key());
            assertThat(starts(pair.inStep())).hasSize(COUNT - 2).doesNotContain(nineOn(Meetings.DAY.plusWeeks(3)));
        }
    }

    @ParameterizedTest
    @Shows(Feature.SERIES)
    @MethodSource("directions")
    void aSeriesThatIsEditedAsAWholeIsEditedInAllItsOccurrences(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            EventKey series = pair.on(from).add(Meetings.weekly("Weekly", Meetings.DAY, COUNT));
            pair.settle();

            pair.on(from)
                    .edit(
                            series,
                            event -> event.toBuilder()
                                    .title("Renamed")
                                    .time(Meetings.hour(Meetings.DAY.atTime(11, 30)))
                                    .build());

            assertThat(pair.inStep())
                    .hasSize(COUNT)
                    .allMatch(said -> said.title().equals("Renamed"))
                    .extracting(Said::time)
                    .contains(Meetings.hour(Meetings.DAY.plusWeeks(4).atTime(11, 30)));
        }
    }

    @ParameterizedTest
    @Shows(Feature.SERIES)
    @MethodSource("directions")
    void aSeriesThatIsSplitHasNoOccurrenceTwiceAndLosesNone(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            EventKey series = pair.on(from).add(Meetings.weekly("Weekly", Meetings.DAY, COUNT));
            pair.settle();

            pair.on(from)
                    .edit(
                            series,
                            event -> event.toBuilder()
                                    .recurrence(Optional.of(Meetings.weekly(2)))
                                    .build());
            pair.on(from).add(Meetings.weekly("Following", Meetings.DAY.plusWeeks(2), COUNT - 2));

            for (int i = 0; i < 3; i++) {
                assertThat(starts(pair.inStep())).containsExactlyInAnyOrderElementsOf(days(COUNT));
            }
        }
    }

    @ParameterizedTest
    @Shows(Feature.SERIES)
    @MethodSource("directions")
    void aSeriesThatIsDeletedIsGoneAsAWhole(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            EventKey series = pair.on(from).add(Meetings.weekly("Weekly", Meetings.DAY, COUNT));
            pair.on(from).add(Meetings.review());
            pair.settle();

            pair.on(from).delete(series);

            assertThat(pair.inStep()).containsExactly(Said.of(Meetings.review()));
        }
    }

    @ParameterizedTest
    @Shows(Feature.SERIES)
    @MethodSource("directions")
    void aSingleEventThatBecomesASeriesAndASeriesThatBecomesSingleStayInStep(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            EventKey key = pair.on(from).add(Meetings.weekly("Weekly", Meetings.DAY, COUNT));
            pair.settle();

            pair.on(from)
                    .edit(
                            key,
                            event -> event.toBuilder()
                                    .recurrence(Optional.empty())
                                    .build());
            assertThat(pair.inStep()).hasSize(1);

            pair.on(from)
                    .edit(
                            key,
                            event -> event.toBuilder()
                                    .recurrence(Optional.of(Meetings.weekly(3)))
                                    .build());
            assertThat(starts(pair.inStep())).containsExactlyInAnyOrderElementsOf(days(3));
        }
    }

    private static EventTime nineOn(LocalDate day) {
        return Meetings.hour(day.atTime(9, 0));
    }

    private static List<EventTime> days(int count) {
        return IntStream.range(0, count)
                .mapToObj(week -> nineOn(Meetings.DAY.plusWeeks(week)))
                .toList();
    }

    private static List<EventTime> starts(List<Said> said) {
        return said.stream().map(Said::time).toList();
    }

    /** Returns the occurrence that is the nth of what a side has, counted from 0. */
    private static RemoteEvent nth(Pair pair, Side side, int n) {
        return pair.agenda(side).stream()
                .sorted(java.util.Comparator.comparing(
                        event -> event.event().time().start(Pair.ZONE)))
                .toList()
                .get(n);
    }
}
