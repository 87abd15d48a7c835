package org.kalends.examples.customprovider.folder;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.RecurrenceRule.Weekday;

/** What a file says about a series. Original starts are days or wall clocks, as the start of the series is. */
final class RecurrenceReader {

    private static final Set<String> WORDS = Set.of(
            "frequency",
            "interval",
            "count",
            "until",
            "days",
            "monthDays",
            "months",
            "weekStart",
            "additions",
            "exclusions",
            "overrides");

    private static final Pattern WEEKDAY = Pattern.compile("(?:(-?[1-9][0-9]?) )?([a-z]+)");

    private RecurrenceReader() {}

    /** An unknown word could change when the series takes place, so here it is an error. */
    static Recurrence recurrence(JsonNode json, EventTime first) {
        for (Map.Entry<String, JsonNode> word : json.properties()) {
            if (!WORDS.contains(word.getKey())) {
                throw FolderErrors.unreadable("recurrence", "it has an unknown word");
            }
        }
        return new Recurrence(
                rule(json),
                starts(json, "additions", first),
                starts(json, "exclusions", first),
                overrides(json, first));
    }

    private static RecurrenceRule rule(JsonNode json) {
        RecurrenceRule.Builder rule = RecurrenceRule.builder(
                        JsonTables.value("frequency", JsonTables.needed(json, "frequency"), Frequency.class))
                .byDay(texts(json, "days").stream()
                        .map(RecurrenceReader::weekday)
                        .toList())
                .byMonthDay(numbers(json, "monthDays"))
                .byMonth(numbers(json, "months"))
                .weekStart(JsonTables.word(json, "weekStart", DayOfWeek.MONDAY));
        if (json.has("count") && json.has("until")) {
            throw FolderErrors.unreadable("until", "it stands beside a count");
        }
        if (json.has("interval")) {
            rule.interval(number("interval", json.get("interval")));
        }
        if (json.has("count")) {
            rule.count(number("count", json.get("count")));
        }
        JsonTables.text(json, "until").ifPresent(text -> rule.until(JsonTables.wall("until", text)));
        return rule.build();
    }

    private static Weekday weekday(String text) {
        Matcher parts = WEEKDAY.matcher(text);
        if (!parts.matches()) {
            throw FolderErrors.unreadable("days", "one of them is not a weekday");
        }
        DayOfWeek day = JsonTables.value("days", parts.group(2), DayOfWeek.class);
        return new Weekday(day, parts.group(1) == null ? 0 : Integer.parseInt(parts.group(1)));
    }

    private static SortedSet<OriginalStart> starts(JsonNode json, String name, EventTime first) {
        SortedSet<OriginalStart> starts = new TreeSet<>();
        texts(json, name).forEach(text -> starts.add(start(name, text, first)));
        return starts;
    }

    private static SortedMap<OriginalStart, CalendarEvent> overrides(JsonNode json, EventTime first) {
        SortedMap<OriginalStart, CalendarEvent> overrides = new TreeMap<>();
        if (json.has("overrides") && !json.get("overrides").isObject()) {
            throw FolderErrors.unreadable("overrides", "it is not an object");
        }
        for (Map.Entry<String, JsonNode> override : json.path("overrides").properties()) {
            overrides.put(start("overrides", override.getKey(), first), JsonReader.event(override.getValue()));
        }
        return overrides;
    }

    private static OriginalStart start(String name, String text, EventTime first) {
        if (first instanceof EventTime.AllDay) {
            return new OriginalStart.Day(JsonTables.day(name, text));
        }
        return first instanceof EventTime.Timed timed
                ? new OriginalStart.Zoned(JsonTables.wall(name, text), timed.zone())
                : new OriginalStart.Local(JsonTables.wall(name, text));
    }

    private static List<String> texts(JsonNode json, String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : JsonTables.list(json, name)) {
            if (!value.isTextual()) {
                throw FolderErrors.unreadable(name, "one of them is not a text");
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    private static List<Integer> numbers(JsonNode json, String name) {
        List<Integer> numbers = new ArrayList<>();
        JsonTables.list(json, name).forEach(value -> numbers.add(number(name, value)));
        return numbers;
    }

    private static int number(String name, JsonNode value) {
        if (!value.isInt()) {
            throw FolderErrors.unreadable(name, "it is not a whole number");
        }
        return value.intValue();
    }
}
