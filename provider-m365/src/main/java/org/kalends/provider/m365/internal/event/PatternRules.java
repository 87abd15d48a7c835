package org.kalends.provider.m365.internal.event;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.RecurrenceRule.Weekday;
import org.kalends.provider.m365.internal.event.GraphPattern.Shape;

/** Pattern to rule: one rule for each shape, the one that people write. */
final class PatternRules {

    private PatternRules() {}

    /** Returns the endless rule that means the same days. */
    static RecurrenceRule of(GraphPattern pattern) {
        return shape(pattern.shape()).interval(pattern.interval()).build();
    }

    private static RecurrenceRule.Builder shape(Shape shape) {
        if (shape instanceof Shape.Weekly weekly) {
            return RecurrenceRule.builder(Frequency.WEEKLY)
                    .byDay(every(weekly.days()))
                    .weekStart(weekly.weekStart());
        }
        if (shape instanceof Shape.DayOfMonth monthly) {
            return monthDay(RecurrenceRule.builder(Frequency.MONTHLY), monthly.day(), true);
        }
        if (shape instanceof Shape.WeekdayOfMonth monthly) {
            return weekday(RecurrenceRule.builder(Frequency.MONTHLY), monthly.position(), monthly.days());
        }
        if (shape instanceof Shape.DayOfYear yearly) {
            return monthDay(inMonth(yearly.month()), yearly.day(), yearly.month() == 2);
        }
        if (shape instanceof Shape.WeekdayOfYear yearly) {
            return weekday(inMonth(yearly.month()), yearly.position(), yearly.days());
        }
        return RecurrenceRule.builder(Frequency.DAILY);
    }

    private static RecurrenceRule.Builder inMonth(int month) {
        return RecurrenceRule.builder(Frequency.YEARLY).byMonth(List.of(month));
    }

    /**
     * Says a day of the month.
     *
     * @param clamped whether it may be missing and is then the last day of its month
     */
    private static RecurrenceRule.Builder monthDay(RecurrenceRule.Builder rule, int day, boolean clamped) {
        if (day <= 28 || !clamped) {
            return rule.byMonthDay(List.of(day));
        }
        return day == 31
                ? rule.byMonthDay(List.of(-1))
                : rule.byMonthDay(IntStream.rangeClosed(28, day).boxed().toList())
                        .bySetPosition(List.of(-1));
    }

    private static RecurrenceRule.Builder weekday(
            RecurrenceRule.Builder rule, int position, Collection<DayOfWeek> days) {
        return days.size() == 1
                ? rule.byDay(List.of(new Weekday(days.iterator().next(), position)))
                : rule.byDay(every(days)).bySetPosition(List.of(position));
    }

    private static List<Weekday> every(Collection<DayOfWeek> days) {
        return days.stream().map(Weekday::every).toList();
    }
}
