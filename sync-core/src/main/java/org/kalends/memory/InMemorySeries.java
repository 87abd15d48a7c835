package org.kalends.memory;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.Window;

/** The series that the in-memory calendars can hold: every n days, or every n weeks on some weekdays. */
final class InMemorySeries {

    private static final char SEPARATOR = '/';

    private InMemorySeries() {}

    /** Returns why a series cannot be held; empty when it can, and for an event that does not recur. */
    static Optional<String> refusal(CalendarEvent event) {
        return event.recurrence().flatMap(recurrence -> refusal(recurrence, event.time()));
    }

    private static Optional<String> refusal(Recurrence recurrence, EventTime first) {
        RecurrenceRule rule = recurrence.rule();
        boolean parts = Stream.of(
                        rule.byMonthDay(),
                        rule.byMonth(),
                        rule.bySetPosition(),
                        rule.byYearDay(),
                        rule.byWeekNumber(),
                        rule.byHour(),
                        rule.byMinute(),
                        rule.bySecond())
                .anyMatch(values -> !values.isEmpty());
        boolean weekly = rule.frequency() == Frequency.WEEKLY;
        if (!weekly && rule.frequency() != Frequency.DAILY) {
            return Optional.of("only daily and weekly series can be held");
        }
        if (parts || (!weekly && !rule.byDay().isEmpty())) {
            return Optional.of("of the parts of a rule only the weekdays of a weekly series can be held");
        }
        if (rule.byDay().stream().anyMatch(weekday -> weekday.ordinal() != 0)) {
            return Optional.of("weekdays with an ordinal cannot be held");
        }
        if (!recurrence.additions().isEmpty()) {
            return Optional.of("starts beside the rule cannot be held");
        }
        DayOfWeek firstDay = wallStart(first).getDayOfWeek();
        if (!rule.byDay().isEmpty() && rule.byDay().stream().noneMatch(weekday -> weekday.day() == firstDay)) {
            return Optional.of("a series has to begin on one of its weekdays");
        }
        return Optional.empty();
    }

    /** Returns the occurrences that overlap a window, by original start. */
    static SortedMap<OriginalStart, CalendarEvent> occurrences(CalendarEvent series, Window window) {
        SortedMap<OriginalStart, CalendarEvent> found = new TreeMap<>();
        Recurrence recurrence = series.recurrence().orElseThrow();
        OriginalStart lastOverride =
                recurrence.overrides().isEmpty() ? null : recurrence.overrides().lastKey();
        Predicate<LocalDateTime> beyond = wall -> (lastOverride == null || wall.isAfter(lastOverride.wall()))
                && !shifted(series.time(), wall).start(window.zone()).isBefore(window.end());
        walk(series, beyond, (start, event) -> {
            if (window.overlaps(event.time())) {
                found.put(start, event);
            }
        });
        return found;
    }

    /** Returns one occurrence; empty when the rule does not lead to it or it is excluded. */
    static Optional<CalendarEvent> occurrence(CalendarEvent series, OriginalStart wanted) {
        List<CalendarEvent> found = new ArrayList<>();
        if (!sameForm(wanted, OriginalStart.of(series.time()))) {
            return Optional.empty();
        }
        walk(series, wall -> wall.isAfter(wanted.wall()), (start, event) -> {
            if (start.equals(wanted)) {
                found.add(event);
            }
        });
        return found.stream().findFirst();
    }

    /** Returns the key of an occurrence: the key of the series and the original start. */
    static EventKey key(EventKey series, OriginalStart start) {
        String wall = start instanceof OriginalStart.Day day
                ? day.date().toString()
                : start.wall().toString();
        String zone = start instanceof OriginalStart.Zoned zoned ? "@" + zoned.zone() : "";
        return new EventKey(series.value() + SEPARATOR + wall + zone);
    }

    /** Returns the key of the series that a key belongs to; the same key for a single event or a whole series. */
    static EventKey seriesKey(EventKey key) {
        int at = key.value().indexOf(SEPARATOR);
        return at < 0 ? key : new EventKey(key.value().substring(0, at));
    }

    /** Returns the original start in the key of an occurrence; empty for any other key. */
    static Optional<OriginalStart> originalStart(EventKey key) {
        int at = key.value().indexOf(SEPARATOR);
        if (at < 0) {
            return Optional.empty();
        }
        String text = key.value().substring(at + 1);
        int zone = text.indexOf('@');
        if (zone >= 0) {
            return Optional.of(new OriginalStart.Zoned(
                    LocalDateTime.parse(text.substring(0, zone)), ZoneId.of(text.substring(zone + 1))));
        }
        return Optional.of(
                text.indexOf('T') < 0
                        ? new OriginalStart.Day(LocalDate.parse(text))
                        : new OriginalStart.Local(LocalDateTime.parse(text)));
    }

    private static void walk(
            CalendarEvent series, Predicate<LocalDateTime> beyond, BiConsumer<OriginalStart, CalendarEvent> visit) {
        Recurrence recurrence = series.recurrence().orElseThrow();
        RecurrenceRule.End end = recurrence.rule().end().orElse(null);
        CalendarEvent plain = series.toBuilder().recurrence(Optional.empty()).build();
        LocalDateTime first = wallStart(series.time());
        int seen = 0;
        for (LocalDateTime wall = first; !beyond.test(wall); wall = next(recurrence.rule(), first, wall)) {
            boolean over = end instanceof RecurrenceRule.End.Count count
                    ? seen >= count.occurrences()
                    : end instanceof RecurrenceRule.End.Until until && wall.isAfter(until.lastStart());
            if (over) {
                return;
            }
            seen++;
            EventTime time = shifted(series.time(), wall);
            OriginalStart start = OriginalStart.of(time);
            CalendarEvent override = recurrence.overrides().get(start);
            if (override != null) {
                visit.accept(start, override);
            } else if (!recurrence.exclusions().contains(start)) {
                visit.accept(start, plain.toBuilder().time(time).build());
            }
        }
    }

    private static LocalDateTime next(RecurrenceRule rule, LocalDateTime first, LocalDateTime wall) {
        if (rule.frequency() == Frequency.DAILY) {
            return wall.plusDays(rule.interval());
        }
        if (rule.byDay().isEmpty()) {
            return wall.plusWeeks(rule.interval());
        }
        LocalDate firstWeek = weekOf(first, rule);
        for (LocalDateTime day = wall.plusDays(1); ; day = day.plusDays(1)) {
            long weeks = ChronoUnit.WEEKS.between(firstWeek, weekOf(day, rule));
            DayOfWeek weekday = day.getDayOfWeek();
            if (weeks % rule.interval() == 0 && rule.byDay().stream().anyMatch(wanted -> wanted.day() == weekday)) {
                return day;
            }
        }
    }

    private static LocalDate weekOf(LocalDateTime day, RecurrenceRule rule) {
        return day.toLocalDate().with(TemporalAdjusters.previousOrSame(rule.weekStart()));
    }

    private static EventTime shifted(EventTime time, LocalDateTime start) {
        if (time instanceof EventTime.AllDay allDay) {
            long days = allDay.end().toEpochDay() - allDay.start().toEpochDay();
            return new EventTime.AllDay(start.toLocalDate(), start.toLocalDate().plusDays(days));
        }
        if (time instanceof EventTime.Timed timed) {
            LocalDateTime end = start.plus(Duration.between(timed.start(), timed.end()));
            Instant begins = start.atZone(timed.zone()).toInstant();
            boolean turned = end.atZone(timed.zone()).toInstant().isBefore(begins);
            return new EventTime.Timed(start, turned ? start : end, timed.zone());
        }
        EventTime.Floating floating = (EventTime.Floating) time;
        return new EventTime.Floating(start, start.plus(Duration.between(floating.start(), floating.end())));
    }

    private static LocalDateTime wallStart(EventTime time) {
        return OriginalStart.of(time).wall();
    }

    private static boolean sameForm(OriginalStart one, OriginalStart other) {
        return one.getClass().equals(other.getClass());
    }
}
