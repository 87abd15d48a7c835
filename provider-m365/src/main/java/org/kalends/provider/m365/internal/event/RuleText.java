package org.kalends.provider.m365.internal.event;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.End;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.RecurrenceRule.Weekday;

/** A rule that has a pattern as a short text: frequency, interval, end, and the parts that such a rule may have. */
final class RuleText {

    private static final String COUNT = "count ";

    private RuleText() {}

    static String of(RecurrenceRule rule) {
        return String.join(
                ";",
                rule.frequency().name(),
                Integer.toString(rule.interval()),
                rule.end().map(RuleText::end).orElse(""),
                list(rule.byDay(), day -> day.day() + " " + day.ordinal()),
                list(rule.byMonthDay(), Object::toString),
                list(rule.byMonth(), Object::toString),
                list(rule.bySetPosition(), Object::toString),
                rule.weekStart().name());
    }

    /** Reads what {@link #of} wrote; empty for anything else. */
    static Optional<RecurrenceRule> parse(String text) {
        List<String> parts = List.of(text.split(";", -1));
        if (parts.size() != 8) {
            return Optional.empty();
        }
        try {
            RecurrenceRule.Builder rule = RecurrenceRule.builder(Frequency.valueOf(parts.get(0)))
                    .interval(Integer.parseInt(parts.get(1)))
                    .byDay(values(parts.get(3), RuleText::weekday))
                    .byMonthDay(values(parts.get(4), Integer::valueOf))
                    .byMonth(values(parts.get(5), Integer::valueOf))
                    .bySetPosition(values(parts.get(6), Integer::valueOf))
                    .weekStart(DayOfWeek.valueOf(parts.get(7)));
            if (!parts.get(2).isEmpty()) {
                rule.end(end(parts.get(2)));
            }
            return Optional.of(rule.build());
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String end(End end) {
        return end instanceof End.Count counted
                ? COUNT + counted.occurrences()
                : ((End.Until) end).lastStart().toString();
    }

    private static End end(String text) {
        return text.startsWith(COUNT)
                ? new End.Count(Integer.parseInt(text.substring(COUNT.length())))
                : new End.Until(LocalDateTime.parse(text));
    }

    private static Weekday weekday(String text) {
        int blank = text.indexOf(' ');
        return new Weekday(
                DayOfWeek.valueOf(text.substring(0, Math.max(blank, 0))), Integer.parseInt(text.substring(blank + 1)));
    }

    private static <T> String list(List<T> values, Function<T, String> word) {
        return values.stream().map(word).collect(Collectors.joining(","));
    }

    private static <T> List<T> values(String text, Function<String, T> value) {
        return text.isEmpty()
                ? List.of()
                : List.of(text.split(",", -1)).stream().map(value).toList();
    }
}
