package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A patternedRecurrence in both directions. */
final class RecurrenceJson {

    private static final String NO_DATE = "0001-01-01";

    // Exchange's calendar ends here.
    private static final LocalDate FAR = LocalDate.of(4500, 8, 31);

    private static final int MOST = 999;

    private RecurrenceJson() {}

    /** Reads a recurrence; the zone is the start's when it names none. */
    static Recurrence read(JsonNode recurrence, String startZone) {
        Fields whole = Fields.of(recurrence, "recurrence").only("pattern", "range");
        RecurrencePattern pattern = pattern(Fields.of(whole.require("pattern"), "recurrence.pattern"));
        Fields range = Fields.of(whole.require("range"), "recurrence.range")
                .only("type", "startDate", "endDate", "recurrenceTimeZone", "numberOfOccurrences");
        LocalDate start = range.date("startDate").orElseThrow(() -> invalid("recurrence.range.startDate"));
        String type = range.text("type").orElseThrow(() -> invalid("recurrence.range.type"));
        String zone =
                range.text("recurrenceTimeZone").filter(name -> !name.isEmpty()).orElse(startZone);
        if (!zone.equals(startZone)) {
            Zones.require(zone);
        }
        return switch (type) {
            case "noEnd" -> new Recurrence(pattern, start, Optional.empty(), 0, zone);
            case "numbered" ->
                new Recurrence(pattern, start, Optional.empty(), number(range, "numberOfOccurrences", 1, MOST), zone);
            case "endDate" -> new Recurrence(pattern, start, Optional.of(end(range, start)), 0, zone);
            default -> throw range.badEnum("type", "microsoft.graph.recurrenceRangeType");
        };
    }

    private static LocalDate end(Fields range, LocalDate start) {
        return range.date("endDate")
                .filter(date -> !date.isBefore(start) && !date.isAfter(FAR))
                .orElseThrow(() -> invalid("recurrence.range.endDate"));
    }

    private static RecurrencePattern pattern(Fields pattern) {
        pattern.only("type", "interval", "month", "dayOfMonth", "daysOfWeek", "firstDayOfWeek", "index");
        RecurrencePattern.Type type = pattern.word("type", RecurrencePattern.Type.class)
                .orElseThrow(() -> invalid("recurrence.pattern.type"));
        Set<DayOfWeek> days = days(pattern);
        boolean byDay = type == RecurrencePattern.Type.WEEKLY
                || type == RecurrencePattern.Type.RELATIVE_MONTHLY
                || type == RecurrencePattern.Type.RELATIVE_YEARLY;
        if (byDay && days.isEmpty()) {
            throw invalid("recurrence.pattern.daysOfWeek");
        }
        if (type == RecurrencePattern.Type.DAILY && !days.isEmpty()) {
            throw GraphError.of(
                    500, "ErrorInternalServerError", "An internal server error occurred. The operation failed.");
        }
        boolean yearly =
                type == RecurrencePattern.Type.ABSOLUTE_YEARLY || type == RecurrencePattern.Type.RELATIVE_YEARLY;
        boolean byDate =
                type == RecurrencePattern.Type.ABSOLUTE_MONTHLY || type == RecurrencePattern.Type.ABSOLUTE_YEARLY;
        return new RecurrencePattern(
                type,
                number(pattern, "interval", 1, MOST),
                Set.copyOf(days),
                pattern.text("firstDayOfWeek")
                        .map(word -> day(pattern, "firstDayOfWeek", word))
                        .orElse(DayOfWeek.SUNDAY),
                pattern.word("index", RecurrencePattern.Index.class).orElse(RecurrencePattern.Index.FIRST),
                byDate ? number(pattern, "dayOfMonth", 1, 31) : 0,
                yearly ? number(pattern, "month", 1, 12) : 0);
    }

    private static Set<DayOfWeek> days(Fields pattern) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        pattern.get("daysOfWeek").ifPresent(list -> {
            if (!list.isArray()) {
                throw invalid("recurrence.pattern.daysOfWeek");
            }
            list.forEach(word -> days.add(day(pattern, "daysOfWeek", word.asText())));
        });
        return days;
    }

    private static DayOfWeek day(Fields pattern, String name, String word) {
        try {
            return DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw pattern.badEnum(name, "microsoft.graph.dayOfWeek");
        }
    }

    private static int number(Fields fields, String name, int from, int to) {
        return fields.number(name)
                .filter(value -> value >= from && value <= to)
                .orElseThrow(() -> invalid(fields.path(name)));
    }

    private static GraphError invalid(String path) {
        return GraphError.invalid(
                "Your request can't be completed. The property '" + path + "' is missing or not valid.");
    }

    static ObjectNode write(Recurrence recurrence) {
        ObjectNode whole = Json.object();
        RecurrencePattern pattern = recurrence.pattern();
        ObjectNode shown = whole.putObject("pattern")
                .put("type", Fields.wire(pattern.type()))
                .put("interval", pattern.interval())
                .put("month", pattern.month())
                .put("dayOfMonth", pattern.dayOfMonth());
        if (!pattern.days().isEmpty()) {
            ArrayNode days = shown.putArray("daysOfWeek");
            pattern.days().stream().sorted().forEach(day -> days.add(word(day)));
        }
        shown.put("firstDayOfWeek", word(pattern.firstDay())).put("index", Fields.wire(pattern.index()));
        whole.putObject("range")
                .put(
                        "type",
                        recurrence.count() > 0 ? "numbered" : recurrence.end().isPresent() ? "endDate" : "noEnd")
                .put("startDate", recurrence.start().toString())
                .put("endDate", recurrence.end().map(LocalDate::toString).orElse(NO_DATE))
                .put("recurrenceTimeZone", recurrence.zone())
                .put("numberOfOccurrences", recurrence.count());
        return whole;
    }

    private static String word(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
