package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Side;

/** Days stay days and hours stay hours, wherever the pair lives and whatever the clocks do. */
class PairTimeTest {

    private static final LocalDate SPRING = LocalDate.of(2026, 3, 29);

    @AfterAll
    static void nobodyGotMail() {
        Station.assertNobodyGotMail();
    }

    static Stream<Arguments> directions() {
        return PairTest.directions();
    }

    static Stream<Arguments> directionsAndZones() {
        return directions()
                .flatMap(direction -> Stream.of("UTC", "Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata")
                        .map(zone -> Arguments.of(direction.get()[0], direction.get()[1], ZoneId.of(zone))));
    }

    @ParameterizedTest
    @Shows(Feature.ALL_DAY)
    @MethodSource("directionsAndZones")
    void anAllDayEventKeepsItsDays(PairUnderTest services, Side from, ZoneId zone) {
        try (Pair pair = services.open(PairPolicy.twoWay(), zone)) {
            EventTime one = new EventTime.AllDay(Meetings.DAY, Meetings.DAY.plusDays(1));
            EventTime three = new EventTime.AllDay(SPRING.minusDays(1), SPRING.plusDays(2));
            pair.on(from).add(event("One day", one));
            pair.on(from).add(event("Three days", three));

            assertThat(pair.inStep()).extracting(Said::time).containsExactlyInAnyOrder(one, three);
        }
    }

    @ParameterizedTest
    @Shows(Feature.ALL_DAY)
    @MethodSource("directions")
    void anEventTurnsIntoAnAllDayOneAndBack(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            pair.on(from).add(event("Turns", Meetings.at(0)));
            pair.settle();
            EventTime day = new EventTime.AllDay(Meetings.DAY, Meetings.DAY.plusDays(2));
            Side back = from.other();

            pair.on(back)
                    .edit(
                            pair.only(back).key(),
                            event -> event.toBuilder().time(day).build());
            assertThat(pair.inStep()).extracting(Said::time).containsExactly(day);

            pair.on(from)
                    .edit(
                            pair.only(from).key(),
                            event -> event.toBuilder().time(Meetings.at(1)).build());
            assertThat(pair.inStep()).extracting(Said::time).containsExactly(Meetings.at(1));
        }
    }

    @ParameterizedTest
    @Shows(Feature.CLOCKS)
    @MethodSource("directions")
    void theHoursAroundTheChangeOfTheClocksStayWhatTheyAre(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            LocalDateTime before = SPRING.atTime(1, 30);
            List<EventTime> times = List.of(
                    new EventTime.Timed(before, SPRING.atTime(3, 30), Pair.ZONE),
                    new EventTime.Timed(SPRING.atTime(3, 0), SPRING.atTime(4, 0), Pair.ZONE),
                    new EventTime.Timed(before, before.plusHours(2), ZoneId.of("UTC")),
                    new EventTime.Timed(before, before.plusHours(2), ZoneId.of("America/New_York")),
                    new EventTime.Timed(before, before.plusHours(2), ZoneId.of("Asia/Kolkata")));
            times.forEach(time -> pair.on(from).add(event(time.toString().replaceAll("[^0-9A-Za-z]", ""), time)));

            assertThat(pair.inStep()).extracting(Said::time).containsExactlyInAnyOrderElementsOf(times);
        }
    }

    private static CalendarEvent event(String title, EventTime time) {
        return CalendarEvent.builder(time).title(title).build();
    }
}
