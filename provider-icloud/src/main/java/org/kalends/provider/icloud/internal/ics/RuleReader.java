package org.kalends.provider.icloud.internal.ics;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Weekday;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/** RECUR text (RFC 5545 section 3.3.10) to a rule. What the text says and we do not understand is a problem, never left out. */
final class RuleReader {

    private static final Set<String> PARTS = Set.of(
            "FREQ",
            "INTERVAL",
            "COUNT",
            "UNTIL",
            "WKST",
            "BYDAY",
            "BYMONTHDAY",
            "BYMONTH",
            "BYSETPOS",
            "BYYEARDAY",
            "BYWEEKNO",
            "BYHOUR",
            "BYMINUTE",
            "BYSECOND");

    private static final int LONGEST_LIST = 400;

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,10}");

    private static final Pattern WEEKDAY = Pattern.compile("[+-]?[0-9]{0,2}[A-Z]{2}");

    private final String property;

    private final Map<String, String> parts = new LinkedHashMap<>();

    private RuleReader(ContentLine line) {
        property = line.name();
        for (String part : line.word().split(";", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).strip();
            if (part.isBlank()) {
                continue;
            }
            if (!PARTS.contains(name)) {
                throw problem("a part is not known");
            }
            if (parts.put(name, part.substring(equals + 1).strip()) != null) {
                throw problem(name + " is there twice");
            }
        }
    }

    /** Reads a line whose value is a rule. */
    static ParsedRule read(ContentLine line) {
        RuleReader reader = new RuleReader(line);
        try {
            return reader.rule();
        } catch (IllegalArgumentException e) {
            throw reader.problem("a value is out of range");
        }
    }

    private ParsedRule rule() {
        RecurrenceRule rule = RecurrenceRule.builder(frequency())
                .interval(number("INTERVAL").orElse(1))
                .byDay(byDay())
                .byMonthDay(numbers("BYMONTHDAY"))
                .byMonth(numbers("BYMONTH"))
                .bySetPosition(numbers("BYSETPOS"))
                .byYearDay(numbers("BYYEARDAY"))
                .byWeekNumber(numbers("BYWEEKNO"))
                .byHour(numbers("BYHOUR"))
                .byMinute(numbers("BYMINUTE"))
                .bySecond(numbers("BYSECOND"))
                .weekStart(Optional.ofNullable(parts.get("WKST")).map(this::day).orElse(DayOfWeek.MONDAY))
                .build();
        OptionalInt count = number("COUNT");
        if (count.isPresent() && count.getAsInt() < 1) {
            throw problem("COUNT is less than 1");
        }
        return new ParsedRule(rule, count, Optional.ofNullable(parts.get("UNTIL")));
    }

    private RecurrenceRule.Frequency frequency() {
        return IcsTables.FREQUENCIES
                .value(parts.getOrDefault("FREQ", ""))
                .orElseThrow(() -> problem("FREQ is missing or not known"));
    }

    private OptionalInt number(String name) {
        String text = parts.get(name);
        return text == null ? OptionalInt.empty() : OptionalInt.of(integer(name, text));
    }

    private List<Integer> numbers(String name) {
        return list(name).stream().map(text -> integer(name, text)).distinct().toList();
    }

    private int integer(String name, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw problem(name + " is no number");
        }
        return Integer.parseInt(text);
    }

    private List<Weekday> byDay() {
        List<Weekday> days = new ArrayList<>();
        for (String text : list("BYDAY")) {
            if (!WEEKDAY.matcher(text).matches()) {
                throw problem("BYDAY is no weekday");
            }
            String ordinal = text.substring(0, text.length() - 2);
            days.add(new Weekday(
                    day(text.substring(text.length() - 2)), ordinal.isEmpty() ? 0 : integer("BYDAY", ordinal)));
        }
        if (days.stream().anyMatch(day -> Math.abs(day.ordinal()) > 53)) {
            throw problem("BYDAY is out of range");
        }
        return days.stream().distinct().toList();
    }

    private DayOfWeek day(String text) {
        return IcsTables.DAYS.value(text).orElseThrow(() -> problem("no weekday"));
    }

    private List<String> list(String name) {
        String text = parts.get(name);
        if (text == null) {
            return List.of();
        }
        List<String> values = new ArrayList<>();
        for (String value : text.split(",", -1)) {
            values.add(value.strip().toUpperCase(Locale.ROOT));
        }
        if (values.size() > LONGEST_LIST) {
            throw problem(name + " is too long");
        }
        return values;
    }

    private IcsProblem problem(String detail) {
        return new IcsProblem(Kind.BAD_RULE, property, detail);
    }
}
