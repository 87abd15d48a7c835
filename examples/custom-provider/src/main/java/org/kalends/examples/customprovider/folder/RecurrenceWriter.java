package org.kalends.examples.customprovider.folder;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.End;
import org.kalends.api.model.RecurrenceRule.Weekday;

/** How a series repeats into what a file says about it: rule, exclusions and overrides are replaced together. */
final class RecurrenceWriter {

    private RecurrenceWriter() {}

    /** Makes a file whose time is written already say how it repeats. */
    static void write(ObjectNode json, Optional<Recurrence> recurrence) {
        json.remove("recurrence");
        recurrence.ifPresent(value -> write(json.putObject("recurrence"), value, JsonReader.time(json)));
    }

    private static void write(ObjectNode json, Recurrence recurrence, EventTime first) {
        rule(json, recurrence.rule());
        starts(json, "additions", recurrence.additions(), first);
        starts(json, "exclusions", recurrence.exclusions(), first);
        if (!recurrence.overrides().isEmpty()) {
            ObjectNode overrides = json.putObject("overrides");
            recurrence
                    .overrides()
                    .forEach((start, event) -> overrides.set(text(start, first), JsonWriter.event(event)));
        }
    }

    private static void rule(ObjectNode json, RecurrenceRule rule) {
        json.put("frequency", JsonTables.word(rule.frequency()));
        json.put("interval", rule.interval());
        rule.end().ifPresent(end -> end(json, end));
        array(json, "days", rule.byDay().stream().map(RecurrenceWriter::weekday).toList());
        numbers(json, "monthDays", rule.byMonthDay());
        numbers(json, "months", rule.byMonth());
        if (rule.weekStart() != DayOfWeek.MONDAY) {
            json.put("weekStart", JsonTables.word(rule.weekStart()));
        }
    }

    private static void end(ObjectNode json, End end) {
        if (end instanceof End.Count count) {
            json.put("count", count.occurrences());
        } else if (end instanceof End.Until until) {
            json.put("until", until.lastStart().toString());
        }
    }

    private static String weekday(Weekday weekday) {
        String day = JsonTables.word(weekday.day());
        return weekday.ordinal() == 0 ? day : weekday.ordinal() + " " + day;
    }

    private static void starts(ObjectNode json, String name, Collection<OriginalStart> starts, EventTime first) {
        array(json, name, starts.stream().map(start -> text(start, first)).toList());
    }

    private static String text(OriginalStart start, EventTime first) {
        if (start instanceof OriginalStart.Zoned zoned && first instanceof EventTime.Timed timed) {
            return zoned.instant().atZone(timed.zone()).toLocalDateTime().toString();
        }
        return JsonTables.text(start);
    }

    private static void array(ObjectNode json, String name, List<String> values) {
        if (!values.isEmpty()) {
            ArrayNode array = json.putArray(name);
            values.forEach(array::add);
        }
    }

    private static void numbers(ObjectNode json, String name, List<Integer> values) {
        if (!values.isEmpty()) {
            ArrayNode array = json.putArray(name);
            values.forEach(array::add);
        }
    }
}
