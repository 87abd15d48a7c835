package org.kalends.examples.pairdrill;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.RecurrenceRule.Weekday;

/** How a series in iCalendar repeats in the eyes of a person: days or weeks, so many times. */
final class IcsSeries {

    private final IcsFile file;
    private final CalendarEvent first;
    private final Map<String, String> parts;
    private final RecurrenceRule rule;
    private final int count;

    IcsSeries(IcsFile file) {
        this.file = file;
        this.first = IcsEyes.event(file.master());
        this.parts = Arrays.stream(file.master().text("RRULE").split(";"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
        if (!Set.of("FREQ", "INTERVAL", "COUNT", "BYDAY", "WKST").containsAll(parts.keySet())) {
            throw new IllegalStateException("nobody here makes a series like " + parts);
        }
        this.count = Integer.parseInt(parts.get("COUNT"));
        this.rule = RecurrenceRule.builder(Frequency.valueOf(parts.get("FREQ")))
                .interval(Integer.parseInt(parts.getOrDefault("INTERVAL", "1")))
                .count(count)
                .byDay(Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().substring(0, 2).equals(parts.get("BYDAY")))
                        .map(Weekday::every)
                        .toList())
                .build();
    }

    /** Returns what the rule alone makes, in order. */
    Map<Instant, CalendarEvent> starts() {
        Period step =
                rule.frequency() == Frequency.DAILY ? Period.ofDays(rule.interval()) : Period.ofWeeks(rule.interval());
        Map<Instant, CalendarEvent> starts = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            EventTime time = moved(first.time(), step.multipliedBy(i));
            starts.put(
                    IcsTimes.instant(OriginalStart.of(time)),
                    first.toBuilder().time(time).build());
        }
        return starts;
    }

    /** Returns what takes place, by its original start. */
    Map<OriginalStart, CalendarEvent> occurrences() {
        Map<OriginalStart, CalendarEvent> occurrences = new LinkedHashMap<>();
        starts().forEach((start, event) -> {
            if (file.master().all("EXDATE").noneMatch(line -> is(start, line))) {
                occurrences.put(OriginalStart.of(event.time()), override(start).orElse(event));
            }
        });
        return occurrences;
    }

    private Optional<CalendarEvent> override(Instant start) {
        return file.overrides().stream()
                .filter(item -> is(start, item.line("RECURRENCE-ID").orElseThrow()))
                .findFirst()
                .map(IcsEyes::event);
    }

    static boolean is(Instant start, IcsLine line) {
        return IcsTimes.instant(IcsTimes.read(line)).equals(start);
    }

    /** Returns the recurrence with what differs from its rule. */
    Recurrence recurrence() {
        Map<OriginalStart, CalendarEvent> usual = new TreeMap<>();
        starts().values().forEach(event -> usual.put(OriginalStart.of(event.time()), event));
        Map<OriginalStart, CalendarEvent> overrides = new TreeMap<>(occurrences());
        Map<OriginalStart, CalendarEvent> excluded = new TreeMap<>(usual);
        excluded.keySet().removeAll(overrides.keySet());
        overrides.entrySet().removeIf(entry -> entry.getValue().equals(usual.get(entry.getKey())));
        return Recurrence.of(rule).withOverrides(overrides).withExclusions(excluded.keySet());
    }

    private static EventTime moved(EventTime time, Period by) {
        if (time instanceof EventTime.AllDay day) {
            return new EventTime.AllDay(day.start().plus(by), day.end().plus(by));
        }
        if (time instanceof EventTime.Timed timed) {
            return new EventTime.Timed(timed.start().plus(by), timed.end().plus(by), timed.zone());
        }
        EventTime.Floating floating = (EventTime.Floating) time;
        return new EventTime.Floating(floating.start().plus(by), floating.end().plus(by));
    }
}
