package org.kalends.provider.m365.internal.event;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.RecurrenceRule.Weekday;
import org.kalends.provider.m365.internal.event.GraphPattern.Shape;

/** Rule to pattern, by the exact shapes that both can say; anything else is {@link NotExpressible}. Nothing of a rule is ever left out. */
final class PatternShapes {

    private static final int MOST_DAYS = 999;

    private static final int MOST_STEPS = 99;

    private static final Set<Integer> POSITIONS = Set.of(1, 2, 3, 4, -1);

    private static final String SEVERAL_DAYS = "It repeats on several days of a month, which Microsoft 365 cannot say.";

    private final RecurrenceRule rule;

    private final LocalDate start;

    private PatternShapes(RecurrenceRule rule, LocalDate start) {
        this.rule = rule;
        this.start = start;
    }

    /** Returns the pattern of a rule; what the rule does not say comes from the first day. */
    static GraphPattern of(RecurrenceRule rule, LocalDate start) {
        int most = rule.frequency() == Frequency.DAILY ? MOST_DAYS : MOST_STEPS;
        require(rule.interval() <= most, "Its occurrences lie further apart than Microsoft 365 allows.");
        require(
                rule.byYearDay().isEmpty() && rule.byWeekNumber().isEmpty(),
                "It repeats by the days or weeks of a year, which Microsoft 365 cannot say.");
        require(
                rule.byHour().isEmpty()
                        && rule.byMinute().isEmpty()
                        && rule.bySecond().isEmpty(),
                "It repeats at several times of a day, which Microsoft 365 cannot say.");
        return new GraphPattern(rule.interval(), new PatternShapes(rule, start).shape());
    }

    private Shape shape() {
        return switch (rule.frequency()) {
            case SECONDLY, MINUTELY, HOURLY ->
                throw new NotExpressible("It repeats several times a day, which Microsoft 365 cannot say.");
            case DAILY -> daily();
            case WEEKLY -> weekly();
            case MONTHLY -> rule.byMonth().isEmpty() ? monthly() : monthlyInOneMonth();
            case YEARLY -> yearly();
        };
    }

    private Shape daily() {
        requireWeekdaysOnly();
        if (rule.byDay().isEmpty()) {
            return new Shape.Daily();
        }
        require(rule.interval() == 1, "It steps over days and picks weekdays, which Microsoft 365 cannot say.");
        return new Shape.Weekly(everyWeekday(), rule.weekStart());
    }

    private Shape weekly() {
        requireWeekdaysOnly();
        SortedSet<DayOfWeek> days =
                rule.byDay().isEmpty() ? GraphPattern.week(Set.of(start.getDayOfWeek())) : everyWeekday();
        return new Shape.Weekly(days, rule.weekStart());
    }

    private void requireWeekdaysOnly() {
        require(rule.byMonth().isEmpty(), "It repeats in some months only, which Microsoft 365 cannot say.");
        require(
                rule.byMonthDay().isEmpty() && rule.bySetPosition().isEmpty(),
                "It repeats on days of the month in steps of days or weeks, which Microsoft 365 cannot say.");
    }

    private Shape monthly() {
        return rule.byDay().isEmpty()
                ? new Shape.DayOfMonth(monthDay(31))
                : new Shape.WeekdayOfMonth(position(), weekdays());
    }

    /** Every year in one month is all that Graph has for months of a monthly rule. */
    private Shape monthlyInOneMonth() {
        require(rule.interval() == 1, "It repeats in some months only, which Microsoft 365 cannot say.");
        return inMonth(oneMonth());
    }

    private Shape yearly() {
        if (!rule.byMonth().isEmpty()) {
            return inMonth(oneMonth());
        }
        require(
                rule.byDay().isEmpty() && rule.byMonthDay().isEmpty(),
                "It repeats in every month of some years, which Microsoft 365 cannot say.");
        return inMonth(start.getMonthValue());
    }

    private int oneMonth() {
        Set<Integer> months = Set.copyOf(rule.byMonth());
        require(months.size() == 1, "It repeats in several months of a year, which Microsoft 365 cannot say.");
        return months.iterator().next();
    }

    private Shape inMonth(int month) {
        return rule.byDay().isEmpty()
                ? new Shape.DayOfYear(month, monthDay(Month.of(month).maxLength()))
                : new Shape.WeekdayOfYear(month, position(), weekdays());
    }

    /**
     * Returns the day of the month on which Exchange puts what the rule means. A day that some months lack is skipped by a rule and put on
     * the last day by Exchange: only a rule that asks for the last day has a pattern.
     *
     * @param longest the most days that the month may have
     */
    private int monthDay(int longest) {
        SortedSet<Integer> days =
                new TreeSet<>(rule.byMonthDay().isEmpty() ? List.of(start.getDayOfMonth()) : rule.byMonthDay());
        if (Set.copyOf(rule.bySetPosition()).equals(Set.of(-1)) && days.first() == 28) {
            require(days.size() > 1 && days.last() == 27 + days.size() && days.last() <= longest, SEVERAL_DAYS);
            return days.last();
        }
        require(days.size() == 1 && rule.bySetPosition().isEmpty(), SEVERAL_DAYS);
        int day = days.first();
        if (day == -1) {
            return longest;
        }
        require(day > 0, "It counts days from the end of a month, which Microsoft 365 cannot say.");
        require(day <= longest, "It repeats on a day that its month does not have.");
        require(
                day <= 28 || longest == 30 || (longest == 31 && isOfOneMonth()),
                "It leaves out months that are too short, where Microsoft 365 takes their last day.");
        return day;
    }

    private boolean isOfOneMonth() {
        return rule.frequency() == Frequency.YEARLY || !rule.byMonth().isEmpty();
    }

    private int position() {
        require(
                rule.byMonthDay().isEmpty(),
                "It repeats on weekdays that fall on certain days of a month, which Microsoft 365 cannot say.");
        boolean ordinal = rule.byDay().get(0).ordinal() != 0;
        List<Integer> positions =
                ordinal ? List.of(rule.byDay().get(0).ordinal()) : List.copyOf(Set.copyOf(rule.bySetPosition()));
        require(
                !ordinal
                        || (Set.copyOf(rule.byDay()).size() == 1
                                && rule.bySetPosition().isEmpty()),
                "It repeats on several weekdays of a month, which Microsoft 365 cannot say.");
        require(
                positions.size() == 1 && POSITIONS.contains(positions.get(0)),
                "It repeats on weekdays of a month other than the first, second, third, fourth or last.");
        return positions.get(0);
    }

    private SortedSet<DayOfWeek> weekdays() {
        return rule.byDay().get(0).ordinal() != 0
                ? GraphPattern.week(Set.of(rule.byDay().get(0).day()))
                : everyWeekday();
    }

    private SortedSet<DayOfWeek> everyWeekday() {
        require(
                rule.byDay().stream().allMatch(day -> day.ordinal() == 0),
                "It repeats on several weekdays of a month, which Microsoft 365 cannot say.");
        return GraphPattern.week(rule.byDay().stream().map(Weekday::day).toList());
    }

    private static void require(boolean held, String reason) {
        if (!held) {
            throw new NotExpressible(reason);
        }
    }
}
