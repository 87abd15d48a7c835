package org.kalends.provider.google.internal.event;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.End;
import org.kalends.api.model.RecurrenceRule.Weekday;

/** How a series repeats, to the lines of {@code recurrence}; overrides are events of their own. */
final class RuleWriter {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private RuleWriter() {}

    /** Returns RRULE, RDATE and EXDATE. The dates have to match to the letter, so they are told in the zone of the start. */
    static List<String> lines(Recurrence recurrence, EventTime time, ZoneSpelling spelling) {
        List<String> lines = new ArrayList<>();
        lines.add("RRULE:" + rule(recurrence.rule(), time));
        dates("RDATE", recurrence.additions(), time, spelling).ifPresent(lines::add);
        dates("EXDATE", recurrence.exclusions(), time, spelling).ifPresent(lines::add);
        return lines;
    }

    static String rule(RecurrenceRule rule, EventTime time) {
        StringBuilder text = new StringBuilder("FREQ=").append(GoogleTables.FREQUENCIES.word(rule.frequency()));
        if (rule.interval() != 1) {
            text.append(";INTERVAL=").append(rule.interval());
        }
        rule.end().ifPresent(end -> text.append(end(end, time)));
        append(text, "BYMONTH", rule.byMonth());
        append(text, "BYWEEKNO", rule.byWeekNumber());
        append(text, "BYYEARDAY", rule.byYearDay());
        append(text, "BYMONTHDAY", rule.byMonthDay());
        append(text, "BYDAY", rule.byDay().stream().map(RuleWriter::weekday).toList());
        append(text, "BYHOUR", rule.byHour());
        append(text, "BYMINUTE", rule.byMinute());
        append(text, "BYSECOND", rule.bySecond());
        append(text, "BYSETPOS", rule.bySetPosition());
        return text.append(";WKST=")
                .append(GoogleTables.DAYS.word(rule.weekStart()))
                .toString();
    }

    private static String weekday(Weekday weekday) {
        return (weekday.ordinal() == 0 ? "" : weekday.ordinal()) + GoogleTables.DAYS.word(weekday.day());
    }

    private static void append(StringBuilder text, String name, List<?> values) {
        if (!values.isEmpty()) {
            text.append(';').append(name).append('=');
            text.append(values.stream().map(String::valueOf).collect(Collectors.joining(",")));
        }
    }

    private static String end(End end, EventTime time) {
        if (end instanceof End.Count count) {
            return ";COUNT=" + count.occurrences();
        }
        LocalDateTime last = ((End.Until) end).lastStart();
        return time instanceof EventTime.Timed timed
                ? ";UNTIL="
                        + utc(last.atZone(timed.zone())
                                .withZoneSameInstant(ZoneOffset.UTC)
                                .toLocalDateTime())
                : ";UNTIL=" + DAY.format(last);
    }

    private static Optional<String> dates(
            String name, SortedSet<OriginalStart> starts, EventTime time, ZoneSpelling spelling) {
        if (starts.isEmpty()) {
            return Optional.empty();
        }
        if (time instanceof EventTime.AllDay) {
            return Optional.of(name + ";VALUE=DATE:" + joined(starts, ""));
        }
        String zone = Optional.of(time)
                .filter(EventTime.Timed.class::isInstance)
                .flatMap(timed -> spelling.name(((EventTime.Timed) timed).zone()))
                .orElseThrow(() -> GoogleProblem.notASeries("recurrence", "has no time zone that the service knows"));
        return Optional.of(
                zone.equals("UTC")
                        ? name + ":" + joined(starts, "Z")
                        : name + ";TZID=" + zone + ":" + joined(starts, ""));
    }

    private static String joined(SortedSet<OriginalStart> starts, String suffix) {
        return starts.stream()
                .map(start -> start instanceof OriginalStart.Day day
                        ? DAY.format(day.date())
                        : CLOCK.format(start.wall()) + suffix)
                .collect(Collectors.joining(","));
    }

    private static String utc(LocalDateTime wall) {
        return CLOCK.format(wall) + "Z";
    }
}
