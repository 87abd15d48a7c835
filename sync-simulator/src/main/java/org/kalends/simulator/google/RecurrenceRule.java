package org.kalends.simulator.google;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One RRULE or EXRULE (RFC 5545, 3.3.10) within what the service takes: days and longer, COUNT or UNTIL. Immutable. */
final class RecurrenceRule {

    /** How long one turn is. */
    enum Frequency {
        DAILY,
        WEEKLY,
        MONTHLY,
        YEARLY
    }

    private static final Set<String> PARTS = Set.of(
            "FREQ",
            "INTERVAL",
            "COUNT",
            "UNTIL",
            "WKST",
            "BYMONTH",
            "BYWEEKNO",
            "BYYEARDAY",
            "BYMONTHDAY",
            "BYDAY",
            "BYSETPOS");

    private final Map<String, String> parts = new LinkedHashMap<>();

    private final Frequency frequency;

    private final int interval;

    private final OptionalInt count;

    private final Optional<RuleEnd> end;

    private final DayOfWeek weekStart;

    private RecurrenceRule(String text) {
        for (String part : text.toUpperCase(Locale.ROOT).split(";", -1)) {
            String[] pair = part.split("=", -1);
            if (pair.length != 2 || !PARTS.contains(pair[0]) || parts.put(pair[0], pair[1]) != null) {
                throw invalid();
            }
        }
        frequency = Arrays.stream(Frequency.values())
                .filter(word -> word.name().equals(parts.get("FREQ")))
                .findFirst()
                .orElseThrow(RecurrenceRule::invalid);
        interval = number("INTERVAL").orElse(1);
        count = number("COUNT");
        end = Optional.ofNullable(parts.get("UNTIL")).map(RuleEnd::parse);
        weekStart = Optional.ofNullable(parts.get("WKST")).map(RuleDay::day).orElse(DayOfWeek.MONDAY);
        if (count.isPresent() && end.isPresent()) {
            throw invalid();
        }
        new RuleDates(this, LocalDate.EPOCH);
    }

    static RecurrenceRule parse(String text) {
        return new RecurrenceRule(text);
    }

    static GoogleError invalid() {
        return GoogleError.invalid("Invalid recurrence rule.");
    }

    private OptionalInt number(String part) {
        String text = parts.get(part);
        if (text == null) {
            return OptionalInt.empty();
        }
        if (!text.matches("[0-9]{1,6}") || Integer.parseInt(text) == 0) {
            throw invalid();
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    /** Returns the rule as it was written, in upper case. */
    String text() {
        return parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
    }

    Frequency frequency() {
        return frequency;
    }

    int interval() {
        return interval;
    }

    OptionalInt count() {
        return count;
    }

    DayOfWeek weekStart() {
        return weekStart;
    }

    boolean has(String part) {
        return parts.containsKey(part);
    }

    /** Returns a part's list of numbers other than 0, up to a largest one in either direction. */
    List<Integer> numbers(String part, int largest) {
        return list(part, text -> {
            if (!text.matches("[+-]?[0-9]{1,3}")) {
                throw invalid();
            }
            int number = Integer.parseInt(text);
            if (number == 0 || Math.abs(number) > largest) {
                throw invalid();
            }
            return number;
        });
    }

    List<RuleDay> days() {
        return list("BYDAY", RuleDay::parse);
    }

    private <T> List<T> list(String part, Function<String, T> item) {
        String text = parts.get(part);
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(item).toList();
    }

    /** Returns whether the rule has not ended before a start. */
    boolean reaches(EventTime start) {
        return end.filter(last -> !last.includes(start)).isEmpty();
    }

    /** Returns the starts that the rule gives from a first one on, which need not be among them. */
    Stream<EventTime> starts(EventTime first) {
        Stream<EventTime> starts = new RuleDates(this, first.wall().toLocalDate())
                .all()
                .map(date -> first.at(date.atTime(first.wall().toLocalTime())));
        Stream<EventTime> ended =
                end.map(last -> starts.takeWhile(last::includes)).orElse(starts);
        return count.isPresent() ? ended.limit(count.getAsInt()) : ended;
    }

    /** Returns this rule's text with another end: a COUNT, an UNTIL, or none. */
    String ending(Optional<String> part) {
        StringBuilder text = new StringBuilder();
        parts.forEach((name, value) -> {
            if (!name.equals("COUNT") && !name.equals("UNTIL")) {
                text.append(text.isEmpty() ? "" : ";").append(name).append('=').append(value);
            }
        });
        part.ifPresent(value -> text.append(';').append(value));
        return text.toString();
    }
}
