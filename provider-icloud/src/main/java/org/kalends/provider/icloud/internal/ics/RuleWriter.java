package org.kalends.provider.icloud.internal.ics;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.End;

/** How a series repeats, to property lines; overrides are components of their own. */
final class RuleWriter {

    private RuleWriter() {}

    /** Returns RRULE, RDATE and EXDATE; one line a date, so that each keeps its own form. */
    static List<ContentLine> lines(Recurrence recurrence, EventTime time) {
        List<ContentLine> lines = new ArrayList<>();
        lines.add(ContentLine.of("RRULE", rule(recurrence.rule(), time)));
        for (OriginalStart start : recurrence.additions()) {
            lines.add(TimeWriter.line("RDATE", start));
        }
        for (OriginalStart start : recurrence.exclusions()) {
            lines.add(TimeWriter.line("EXDATE", start));
        }
        return lines;
    }

    static String rule(RecurrenceRule rule, EventTime time) {
        StringBuilder text = new StringBuilder("FREQ=").append(IcsTables.FREQUENCIES.word(rule.frequency()));
        if (rule.interval() != 1) {
            text.append(";INTERVAL=").append(rule.interval());
        }
        rule.end().ifPresent(end -> text.append(end(end, time)));
        append(text, "BYMONTH", rule.byMonth());
        append(text, "BYWEEKNO", rule.byWeekNumber());
        append(text, "BYYEARDAY", rule.byYearDay());
        append(text, "BYMONTHDAY", rule.byMonthDay());
        append(
                text,
                "BYDAY",
                rule.byDay().stream()
                        .map(day -> (day.ordinal() == 0 ? "" : day.ordinal()) + IcsTables.DAYS.word(day.day()))
                        .toList());
        append(text, "BYHOUR", rule.byHour());
        append(text, "BYMINUTE", rule.byMinute());
        append(text, "BYSECOND", rule.bySecond());
        append(text, "BYSETPOS", rule.bySetPosition());
        return text.append(";WKST=")
                .append(IcsTables.DAYS.word(rule.weekStart()))
                .toString();
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
        if (time instanceof EventTime.AllDay) {
            return ";UNTIL=" + TimeWriter.date(last.toLocalDate());
        }
        return time instanceof EventTime.Timed timed
                ? ";UNTIL=" + TimeWriter.utc(last.atZone(timed.zone()).toInstant())
                : ";UNTIL=" + TimeWriter.local(last);
    }
}
