package org.kalends.examples.pairdrill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Weekday;

/** How a series of Google Calendar repeats in the eyes of a person: days or weeks, so many times. */
final class GoogleSeries {

    private static final Pattern RULE = Pattern.compile(
            "RRULE:FREQ=(DAILY|WEEKLY)(?:;INTERVAL=([0-9]+))?;COUNT=([0-9]+)(?:;BYDAY=([A-Z]{2}))?(?:;WKST=MO)?");

    private final CalendarEvent first;
    private final JsonNode json;
    private final RecurrenceRule rule;
    private final int count;

    GoogleSeries(CalendarEvent first, JsonNode json) {
        this.first = first;
        this.json = json;
        Matcher parts = RULE.matcher(json.path("recurrence").path(0).asText());
        if (!parts.matches()) {
            throw new IllegalStateException("nobody here makes a series like " + json.path("recurrence"));
        }
        this.count = Integer.parseInt(parts.group(3));
        this.rule = RecurrenceRule.builder(RecurrenceRule.Frequency.valueOf(parts.group(1)))
                .interval(Optional.ofNullable(parts.group(2))
                        .map(Integer::valueOf)
                        .orElse(1))
                .count(count)
                .byDay(Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().substring(0, 2).equals(parts.group(4)))
                        .map(Weekday::every)
                        .toList())
                .build();
    }

    /** Returns the recurrence, told by all the occurrences that are not deleted. */
    Recurrence recurrence(List<? extends JsonNode> occurrences) {
        Map<OriginalStart, CalendarEvent> overrides = new TreeMap<>();
        Set<OriginalStart> missing = starts();
        for (JsonNode occurrence : occurrences) {
            OriginalStart start = GoogleEyes.originalStart(occurrence, GoogleEyes.zone(json));
            CalendarEvent event = GoogleEyes.event(occurrence);
            missing.remove(start);
            if (!Edits.between(at(start), event).isEmpty()) {
                overrides.put(start, event);
            }
        }
        return Recurrence.of(rule).withOverrides(overrides).withExclusions(missing);
    }

    private Set<OriginalStart> starts() {
        Period step = rule.frequency() == RecurrenceRule.Frequency.DAILY
                ? Period.ofDays(rule.interval())
                : Period.ofWeeks(rule.interval());
        Set<OriginalStart> starts = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            starts.add(OriginalStart.of(moved(step.multipliedBy(i))));
        }
        return starts;
    }

    private EventTime moved(Period by) {
        if (first.time() instanceof EventTime.AllDay day) {
            return new EventTime.AllDay(day.start().plus(by), day.end().plus(by));
        }
        EventTime.Timed timed = (EventTime.Timed) first.time();
        return new EventTime.Timed(timed.start().plus(by), timed.end().plus(by), timed.zone());
    }

    private CalendarEvent at(OriginalStart start) {
        LocalDate day = OriginalStart.of(first.time()).wall().toLocalDate();
        int days = (int) ChronoUnit.DAYS.between(day, start.wall().toLocalDate());
        return first.toBuilder().time(moved(Period.ofDays(days))).build();
    }
}
