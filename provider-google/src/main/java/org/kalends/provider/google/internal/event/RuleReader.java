package org.kalends.provider.google.internal.event;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Weekday;

/** RECUR text (RFC 5545 section 3.3.10) to a rule. What the text says and we do not understand is never left out. */
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

    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}");

    private static final Pattern WEEKDAY = Pattern.compile("([+-]?[0-9]{1,2})?[A-Z]{2}");

    private final Map<String, String> parts = new LinkedHashMap<>();

    private final Function<String, LocalDateTime> until;

    private RuleReader(String text, Function<String, LocalDateTime> until) {
        this.until = until;
        for (String part : text.toUpperCase(Locale.ROOT).split(";", -1)) {
            int equals = part.indexOf('=');
            String name = part.substring(0, Math.max(equals, 0)).strip();
            if (part.isBlank()) {
                continue;
            }
            if (!PARTS.contains(name)) {
                throw GoogleProblem.notASeries("recurrence", "a part of the rule is not known");
            }
            if (parts.put(name, part.substring(equals + 1).strip()) != null) {
                throw problem(name + " is there twice");
            }
        }
    }

    /**
     * Reads the value of a rule.
     *
     * @param until reads its end, as a wall clock of the series
     */
    static RecurrenceRule read(String text, Function<String, LocalDateTime> until) {
        try {
            return new RuleReader(text, until).rule();
        } catch (IllegalArgumentException e) {
            throw problem("a value is out of range");
        }
    }

    private RecurrenceRule rule() {
        if (parts.containsKey("COUNT") && parts.containsKey("UNTIL")) {
            throw problem("it has both COUNT and UNTIL");
        }
        RecurrenceRule.Builder rule = RecurrenceRule.builder(GoogleTables.FREQUENCIES
                        .value(parts.getOrDefault("FREQ", ""))
                        .orElseThrow(() -> problem("FREQ is missing or not known")))
                .interval(part("INTERVAL").map(RuleReader::number).orElse(1))
                .byDay(list("BYDAY", RuleReader::weekday))
                .byMonthDay(list("BYMONTHDAY", RuleReader::number))
                .byMonth(list("BYMONTH", RuleReader::number))
                .bySetPosition(list("BYSETPOS", RuleReader::number))
                .byYearDay(list("BYYEARDAY", RuleReader::number))
                .byWeekNumber(list("BYWEEKNO", RuleReader::number))
                .byHour(list("BYHOUR", RuleReader::number))
                .byMinute(list("BYMINUTE", RuleReader::number))
                .bySecond(list("BYSECOND", RuleReader::number))
                .weekStart(part("WKST").map(RuleReader::day).orElse(DayOfWeek.MONDAY));
        part("COUNT").map(RuleReader::number).ifPresent(rule::count);
        part("UNTIL").map(until).ifPresent(rule::until);
        return rule.build();
    }

    private Optional<String> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    private <T> List<T> list(String name, Function<String, T> value) {
        return part(name)
                .map(text -> List.of(text.split(",", -1)).stream()
                        .map(String::strip)
                        .map(value)
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    private static Integer number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw problem("a value is no number");
        }
        return Integer.valueOf(text);
    }

    private static Weekday weekday(String text) {
        if (!WEEKDAY.matcher(text).matches()) {
            throw problem("BYDAY is no weekday");
        }
        String ordinal = text.substring(0, text.length() - 2);
        return new Weekday(day(text.substring(text.length() - 2)), ordinal.isEmpty() ? 0 : number(ordinal));
    }

    private static DayOfWeek day(String text) {
        return GoogleTables.DAYS.value(text).orElseThrow(() -> problem("a weekday is not known"));
    }

    private static GoogleProblem problem(String detail) {
        return new GoogleProblem("recurrence", detail);
    }
}
