package org.kalends.tck;

import static org.kalends.api.model.RecurrenceRule.Frequency.DAILY;
import static org.kalends.api.model.RecurrenceRule.Frequency.HOURLY;
import static org.kalends.api.model.RecurrenceRule.Frequency.MONTHLY;
import static org.kalends.api.model.RecurrenceRule.Frequency.WEEKLY;
import static org.kalends.api.model.RecurrenceRule.Frequency.YEARLY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Weekday;

/** Series that the rules write. */
final class SeriesSamples {

    private SeriesSamples() {}

    /** Returns five days in a row from the n-th day of the window, each from 10:00 to 11:00. */
    static CalendarEvent fiveDays(ProviderUnderTest remote, String title, int day) {
        return recurring(
                remote.event(title, day), RecurrenceRule.builder(DAILY).count(5).build());
    }

    /** Returns where the n-th occurrence of {@link #fiveDays} stands, from 0. */
    static OriginalStart start(CalendarEvent fiveDays, int n) {
        EventTime.Timed first = (EventTime.Timed) fiveDays.time();
        return new OriginalStart.Zoned(first.start().plusDays(n), first.zone());
    }

    /** Returns what the n-th occurrence of {@link #fiveDays} says, from 0. */
    static CalendarEvent occurrence(CalendarEvent fiveDays, int n) {
        EventTime.Timed first = (EventTime.Timed) fiveDays.time();
        return fiveDays.toBuilder()
                .recurrence(Optional.empty())
                .time(new EventTime.Timed(first.start().plusDays(n), first.end().plusDays(n), first.zone()))
                .build();
    }

    /** Returns five days of which the second is renamed, the third moved by five hours, and the fourth left out. */
    static CalendarEvent withExceptions(CalendarEvent fiveDays) {
        CalendarEvent third = occurrence(fiveDays, 2);
        return with(
                fiveDays,
                recurrence(fiveDays)
                        .withExclusions(Set.of(start(fiveDays, 3)))
                        .withOverrides(Map.of(
                                start(fiveDays, 1),
                                occurrence(fiveDays, 1).toBuilder()
                                        .title("renamed")
                                        .build(),
                                start(fiveDays, 2),
                                third.toBuilder().time(later(third)).build())));
    }

    static EventTime.Timed later(CalendarEvent occurrence) {
        EventTime.Timed time = (EventTime.Timed) occurrence.time();
        return new EventTime.Timed(time.start().plusHours(5), time.end().plusHours(5), time.zone());
    }

    static Recurrence recurrence(CalendarEvent series) {
        return series.recurrence().orElseThrow();
    }

    static CalendarEvent with(CalendarEvent series, Recurrence recurrence) {
        return series.toBuilder().recurrence(Optional.of(recurrence)).build();
    }

    static CalendarEvent recurring(CalendarEvent first, RecurrenceRule rule) {
        return with(first, Recurrence.of(rule));
    }

    /** Returns series that people make every day, in the form in which all formats write them. */
    static Stream<CalendarEvent> common(ProviderUnderTest remote) {
        LocalDate monday = remote.day(20).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        LocalDate fifteenth =
                remote.day(20).with(TemporalAdjusters.firstDayOfNextMonth()).withDayOfMonth(15);
        CalendarEvent onMonday = at(remote, "from a Monday", monday);
        CalendarEvent onFifteenth = at(remote, "from a fifteenth", fifteenth);
        LocalDateTime until = monday.plusDays(28).atTime(10, 0);
        return Stream.of(
                recurring(
                        onMonday,
                        RecurrenceRule.builder(DAILY).interval(2).count(7).build()),
                recurring(
                        onMonday,
                        RecurrenceRule.builder(WEEKLY)
                                .byDay(List.of(Weekday.every(DayOfWeek.MONDAY), Weekday.every(DayOfWeek.WEDNESDAY)))
                                .interval(2)
                                .until(until)
                                .build()),
                recurring(
                        onMonday,
                        RecurrenceRule.builder(WEEKLY)
                                .byDay(List.of(Weekday.every(DayOfWeek.MONDAY)))
                                .build()),
                recurring(
                        onFifteenth,
                        RecurrenceRule.builder(MONTHLY)
                                .byMonthDay(List.of(15))
                                .count(6)
                                .build()),
                recurring(
                        at(remote, "first Monday", fifteenth.with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY))),
                        RecurrenceRule.builder(MONTHLY)
                                .byDay(List.of(new Weekday(DayOfWeek.MONDAY, 1)))
                                .count(5)
                                .build()),
                recurring(
                        at(remote, "last Friday", fifteenth.with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY))),
                        RecurrenceRule.builder(MONTHLY)
                                .byDay(List.of(new Weekday(DayOfWeek.FRIDAY, -1)))
                                .count(5)
                                .build()),
                recurring(
                        onFifteenth,
                        RecurrenceRule.builder(YEARLY)
                                .byMonth(List.of(fifteenth.getMonthValue()))
                                .byMonthDay(List.of(15))
                                .build()));
    }

    /** Returns series that some formats cannot hold. */
    static Stream<CalendarEvent> rare(ProviderUnderTest remote) {
        LocalDate monday = remote.day(20).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        LocalDate hundredth = LocalDate.ofYearDay(monday.getYear(), 100);
        CalendarEvent plain = recurring(
                at(remote, "with an addition", monday),
                RecurrenceRule.builder(DAILY).count(3).build());
        Recurrence added = new Recurrence(
                recurrence(plain).rule(),
                new TreeSet<>(Set.of(new OriginalStart.Zoned(
                        monday.plusDays(9).atTime(10, 0), remote.window().zone()))),
                recurrence(plain).exclusions(),
                recurrence(plain).overrides());
        return Stream.of(
                with(plain, added),
                recurring(
                        at(remote, "hourly", monday),
                        RecurrenceRule.builder(HOURLY).interval(6).count(9).build()),
                recurring(
                        at(remote, "day of the year", hundredth),
                        RecurrenceRule.builder(YEARLY)
                                .byYearDay(List.of(100))
                                .count(3)
                                .build()),
                recurring(
                        at(remote, "second to last weekday", secondToLastWeekday(monday)),
                        RecurrenceRule.builder(MONTHLY)
                                .byDay(Stream.of(DayOfWeek.values())
                                        .limit(5)
                                        .map(Weekday::every)
                                        .toList())
                                .bySetPosition(List.of(-2))
                                .count(4)
                                .build()));
    }

    private static LocalDate secondToLastWeekday(LocalDate month) {
        List<LocalDate> weekdays = month.withDayOfMonth(1)
                .datesUntil(month.with(TemporalAdjusters.firstDayOfNextMonth()))
                .filter(day -> day.getDayOfWeek().getValue() <= 5)
                .toList();
        return weekdays.get(weekdays.size() - 2);
    }

    private static CalendarEvent at(ProviderUnderTest remote, String title, LocalDate day) {
        LocalDateTime start = day.atTime(10, 0);
        return remote.event(
                title,
                new EventTime.Timed(start, start.plusHours(1), remote.window().zone()));
    }
}
