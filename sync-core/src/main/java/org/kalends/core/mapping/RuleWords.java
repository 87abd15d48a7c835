package org.kalends.core.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Weekday;

/**
 * The words in which a rule can say the same. A part that a rule leaves out is taken from the start of the series (RFC 5545 section
 * 3.3.10): "every week" of a series that starts on a Monday is "every week on Monday". Services and clients write it either way.
 */
final class RuleWords {

    private RuleWords() {}

    /**
     * Returns the other words for a rule; none for a rule that says more than its start.
     *
     * @param start the time of the first occurrence
     */
    static List<RecurrenceRule> others(RecurrenceRule rule, EventTime start) {
        RecurrenceRule bare = rule.toBuilder()
                .byDay(List.of())
                .byMonthDay(List.of())
                .byMonth(List.of())
                .build();
        List<RecurrenceRule> words = new ArrayList<>(full(bare, day(start)));
        words.add(bare);
        return words.remove(rule) ? words : List.of();
    }

    /** Returns what a rule without days says, with days. */
    private static List<RecurrenceRule> full(RecurrenceRule bare, LocalDate day) {
        List<Integer> dayOfMonth = List.of(day.getDayOfMonth());
        List<Integer> month = List.of(day.getMonthValue());
        return switch (bare.frequency()) {
            case WEEKLY ->
                List.of(bare.toBuilder()
                        .byDay(List.of(Weekday.every(day.getDayOfWeek())))
                        .build());
            case MONTHLY -> List.of(bare.toBuilder().byMonthDay(dayOfMonth).build());
            case YEARLY ->
                List.of(
                        bare.toBuilder().byMonth(month).build(),
                        bare.toBuilder().byMonth(month).byMonthDay(dayOfMonth).build());
            default -> List.of();
        };
    }

    private static LocalDate day(EventTime time) {
        if (time instanceof EventTime.AllDay days) {
            return days.start();
        }
        return time instanceof EventTime.Timed timed
                ? timed.start().toLocalDate()
                : ((EventTime.Floating) time).start().toLocalDate();
    }
}
