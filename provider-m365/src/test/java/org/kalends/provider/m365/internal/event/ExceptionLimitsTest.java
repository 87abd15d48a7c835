package org.kalends.provider.m365.internal.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.api.model.RecurrenceRule.Frequency.DAILY;
import static org.kalends.api.model.RecurrenceRule.Frequency.WEEKLY;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Weekday;
import org.kalends.api.model.Sensitivity;

/** Which exceptions a series in Microsoft 365 may have: its occurrences stay in order, apart, and at most one a day. */
class ExceptionLimitsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** A Monday. */
    private static final LocalDate FIRST = LocalDate.of(2031, 1, 13);

    private static final GraphLimits LIMITS = new GraphLimits();

    @Test
    void refusesOccurrencesThatOverlap() {
        RecurrenceRule weekdays = RecurrenceRule.builder(WEEKLY)
                .byDay(List.of(Weekday.every(DayOfWeek.MONDAY), Weekday.every(DayOfWeek.TUESDAY)))
                .build();
        EventTime day = timed(FIRST, Duration.ofHours(24));
        EventTime longer = timed(FIRST, Duration.ofHours(24).plusMinutes(1));
        assertThat(LIMITS.refusal(recurring(day, Recurrence.of(weekdays)))).isEmpty();
        assertThat(LIMITS.refusal(recurring(longer, Recurrence.of(weekdays)))).contains("Its occurrences overlap.");
        EventTime twoDays = new EventTime.AllDay(FIRST, FIRST.plusDays(2));
        assertThat(LIMITS.refusal(recurring(twoDays, Recurrence.of(weekdays)))).isPresent();
        assertThat(LIMITS.refusal(recurring(
                        twoDays,
                        Recurrence.of(RecurrenceRule.builder(DAILY).interval(2).build()))))
                .isEmpty();
    }

    @Test
    void takesExceptionsOnDaysOfTheSeriesOnly() {
        Recurrence fiveDays =
                Recurrence.of(RecurrenceRule.builder(DAILY).count(5).build());
        assertThat(LIMITS.refusal(series(fiveDays.withExclusions(Set.of(on(0), on(4))))))
                .isEmpty();
        OriginalStart otherTime = new OriginalStart.Zoned(FIRST.atTime(9, 0), BERLIN);
        OriginalStart otherZone = new OriginalStart.Zoned(FIRST.atTime(9, 0), ZoneId.of("UTC"));
        for (OriginalStart start : List.of(
                on(5),
                on(-1),
                otherTime,
                otherZone,
                new OriginalStart.Day(FIRST),
                new OriginalStart.Local(FIRST.atTime(10, 0)))) {
            assertThat(LIMITS.refusal(series(fiveDays.withExclusions(Set.of(start)))))
                    .as(start.toString())
                    .isPresent();
            assertThat(LIMITS.refusal(series(fiveDays.withOverrides(Map.of(start, occurrence(0))))))
                    .isPresent();
        }
        assertThat(LIMITS.refusal(
                        series(fiveDays.withExclusions(Set.of(on(1))).withOverrides(Map.of(on(1), occurrence(1))))))
                .isPresent();
        assertThat(LIMITS.refusal(series(fiveDays.withExclusions(
                        IntStream.range(0, 5).mapToObj(ExceptionLimitsTest::on).collect(Collectors.toSet())))))
                .contains("None of its occurrences is left.");
    }

    @Test
    void takesExceptionsHoweverLateTheyAre() {
        Recurrence endless = Recurrence.of(RecurrenceRule.builder(DAILY).build());
        assertThat(LIMITS.refusal(series(endless.withExclusions(Set.of(on(2000))))))
                .isEmpty();
        assertThat(LIMITS.refusal(series(endless.withOverrides(Map.of(on(2000), occurrence(2001))))))
                .as("onto its neighbour")
                .isPresent();
        Set<OriginalStart> many =
                IntStream.range(0, 600).mapToObj(ExceptionLimitsTest::on).collect(Collectors.toSet());
        assertThat(LIMITS.refusal(series(endless.withExclusions(many)))).isEmpty();
        Recurrence ending = Recurrence.of(RecurrenceRule.builder(DAILY)
                .until(FIRST.plusDays(599).atTime(10, 0))
                .build());
        assertThat(LIMITS.refusal(series(ending.withExclusions(many)))).contains("None of its occurrences is left.");
    }

    @Test
    void takesOverridesThatStayBetweenTheirNeighbours() {
        Recurrence weekly =
                Recurrence.of(RecurrenceRule.builder(WEEKLY).count(5).build());
        assertThat(LIMITS.refusal(series(weekly.withOverrides(Map.of(on(7), occurrence(13))))))
                .as("the day before the next one")
                .isEmpty();
        assertThat(LIMITS.refusal(series(weekly.withOverrides(Map.of(on(7), occurrence(1))))))
                .isEmpty();
        for (int day : List.of(0, -3, 14, 15, 40)) {
            assertThat(LIMITS.refusal(series(weekly.withOverrides(Map.of(on(7), occurrence(day))))))
                    .as("day %d", day)
                    .isPresent();
        }
        assertThat(LIMITS.refusal(series(weekly.withOverrides(Map.of(on(28), occurrence(90))))))
                .as("the last one has nobody after it")
                .isEmpty();
        assertThat(LIMITS.refusal(series(weekly.withOverrides(Map.of(on(0), occurrence(-90))))))
                .as("the first one has nobody before it")
                .isEmpty();
        assertThat(LIMITS.refusal(
                        series(weekly.withExclusions(Set.of(on(14))).withOverrides(Map.of(on(7), occurrence(15))))))
                .as("past a deleted one")
                .isPresent();
        assertThat(LIMITS.refusal(series(new Recurrence(
                        weekly.rule(),
                        new TreeSet<>(),
                        new TreeSet<>(),
                        new TreeMap<>(Map.of(on(7), occurrence(13), on(14), occurrence(13)))))))
                .as("two on a day")
                .isPresent();
        CalendarEvent endless = occurrence(7).toBuilder()
                .time(timed(FIRST.plusDays(7), Duration.ofDays(8)))
                .build();
        assertThat(LIMITS.refusal(series(weekly.withOverrides(Map.of(on(7), endless)))))
                .contains("Its occurrences overlap.");
    }

    @Test
    void refusesOverridesThatSayMoreThanAnOccurrenceCan() {
        Recurrence daily = Recurrence.of(RecurrenceRule.builder(DAILY).count(5).build());
        LocalDateTime start = FIRST.plusDays(1).atTime(10, 0);
        for (CalendarEvent override : List.of(
                occurrence(1).toBuilder().sensitivity(Sensitivity.PRIVATE).build(),
                occurrence(1).toBuilder().availability(Availability.UNKNOWN).build(),
                occurrence(1).toBuilder().title("x".repeat(256)).build(),
                occurrence(1).toBuilder()
                        .time(new EventTime.Timed(start, start.plusHours(1), ZoneId.of("Europe/Paris")))
                        .build(),
                occurrence(1).toBuilder()
                        .time(new EventTime.Floating(start, start.plusHours(1)))
                        .build(),
                occurrence(1).toBuilder()
                        .time(new EventTime.AllDay(FIRST.plusDays(1), FIRST.plusDays(2)))
                        .build())) {
            assertThat(LIMITS.refusal(series(daily.withOverrides(Map.of(on(1), override)))))
                    .isPresent();
        }
        for (LocalDateTime odd : List.of(LocalDateTime.of(2031, 3, 30, 2, 30), LocalDateTime.of(2031, 10, 26, 2, 30))) {
            Recurrence endless = Recurrence.of(RecurrenceRule.builder(DAILY).build());
            OriginalStart day = new OriginalStart.Zoned(odd.toLocalDate().atTime(10, 0), BERLIN);
            for (LocalDateTime from : List.of(odd, odd.minusHours(2))) {
                CalendarEvent moved = occurrence(1).toBuilder()
                        .time(new EventTime.Timed(from, odd.plusMinutes(from.equals(odd) ? 90 : 0), BERLIN))
                        .build();
                assertThat(LIMITS.refusal(series(endless.withOverrides(Map.of(day, moved)))))
                        .as("%s to %s", from, odd)
                        .isPresent();
            }
        }
        CalendarEvent days = recurring(
                new EventTime.AllDay(FIRST, FIRST.plusDays(1)),
                daily.withOverrides(Map.of(new OriginalStart.Day(FIRST.plusDays(1)), occurrence(1))));
        assertThat(LIMITS.refusal(days)).isPresent();
        CalendarEvent unknown = series(daily.withOverrides(Map.of(on(1), occurrence(1)))).toBuilder()
                .availability(Availability.UNKNOWN)
                .build();
        assertThat(LIMITS.refusal(unknown))
                .as("busy in a series that is unknown")
                .isPresent();
        CalendarEvent unknownToo =
                occurrence(1).toBuilder().availability(Availability.UNKNOWN).build();
        assertThat(LIMITS.refusal(unknown.toBuilder()
                        .recurrence(Optional.of(daily.withOverrides(Map.of(on(1), unknownToo))))
                        .build()))
                .isEmpty();
        CalendarEvent other = occurrence(1).toBuilder()
                .title("other")
                .description("other")
                .location("other")
                .availability(Availability.FREE)
                .build();
        assertThat(LIMITS.refusal(series(daily.withOverrides(Map.of(on(1), other)))))
                .isEmpty();
    }

    private static EventTime.Timed timed(LocalDate day, Duration length) {
        return new EventTime.Timed(day.atTime(10, 0), day.atTime(10, 0).plus(length), BERLIN);
    }

    private static OriginalStart on(int day) {
        return new OriginalStart.Zoned(FIRST.plusDays(day).atTime(10, 0), BERLIN);
    }

    private static CalendarEvent occurrence(int day) {
        return CalendarEvent.builder(timed(FIRST.plusDays(day), Duration.ofHours(1)))
                .title("series")
                .build();
    }

    private static CalendarEvent series(Recurrence recurrence) {
        return recurring(timed(FIRST, Duration.ofHours(1)), recurrence);
    }

    private static CalendarEvent recurring(EventTime time, Recurrence recurrence) {
        return CalendarEvent.builder(time)
                .title("series")
                .recurrence(Optional.of(recurrence))
                .build();
    }
}
