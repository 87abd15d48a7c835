package org.kalends.provider.icloud.internal.ics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.RecurrenceRule.Weekday;

/**
 * Which days a rule means (RFC 5545 section 3.3.10, the table of BY parts): every part is a condition on a day, and what no part says
 * comes from the day of the seed.
 */
final class RuleDates {

    private final RecurrenceRule rule;
    private final Set<Integer> months;
    private final List<Integer> monthDays;
    private final Set<DayOfWeek> weekdays;
    private final List<Weekday> ordinals;
    private final boolean ordinalsInMonth;

    RuleDates(RecurrenceRule rule, LocalDate seed) {
        this.rule = rule;
        boolean yearly = rule.frequency() == Frequency.YEARLY;
        boolean noDay = rule.byDay().isEmpty()
                && rule.byMonthDay().isEmpty()
                && rule.byYearDay().isEmpty();
        boolean noWeek = rule.byWeekNumber().isEmpty();
        boolean seedMonth = yearly && noDay && noWeek && rule.byMonth().isEmpty();
        boolean seedMonthDay = noDay && noWeek && (yearly || rule.frequency() == Frequency.MONTHLY);
        boolean seedWeekday = noDay && (rule.frequency() == Frequency.WEEKLY || (yearly && !noWeek));
        months = Set.copyOf(seedMonth ? List.of(seed.getMonthValue()) : rule.byMonth());
        monthDays = seedMonthDay ? List.of(seed.getDayOfMonth()) : rule.byMonthDay();
        boolean countsInPeriod = yearly || rule.frequency() == Frequency.MONTHLY;
        weekdays = seedWeekday
                ? Set.of(seed.getDayOfWeek())
                : rule.byDay().stream()
                        .filter(day -> day.ordinal() == 0 || !countsInPeriod)
                        .map(Weekday::day)
                        .collect(Collectors.toUnmodifiableSet());
        ordinals = countsInPeriod
                ? rule.byDay().stream().filter(day -> day.ordinal() != 0).toList()
                : List.of();
        ordinalsInMonth = !yearly || !rule.byMonth().isEmpty();
    }

    /** Returns whether the rule means a day, positions in the set aside. */
    boolean contain(LocalDate day) {
        return inMonths(day) && inMonthDays(day) && inYearDays(day) && inWeekdays(day) && inWeeks(day);
    }

    /** Returns whether the rule means any day of this one's month. */
    boolean inMonths(LocalDate day) {
        return months.isEmpty() || months.contains(day.getMonthValue());
    }

    private boolean inMonthDays(LocalDate day) {
        return matches(monthDays, day.getDayOfMonth(), day.lengthOfMonth());
    }

    private boolean inYearDays(LocalDate day) {
        return matches(rule.byYearDay(), day.getDayOfYear(), day.lengthOfYear());
    }

    private boolean inWeekdays(LocalDate day) {
        if ((weekdays.isEmpty() && ordinals.isEmpty()) || weekdays.contains(day.getDayOfWeek())) {
            return true;
        }
        int index = (ordinalsInMonth ? day.getDayOfMonth() : day.getDayOfYear()) - 1;
        int length = ordinalsInMonth ? day.lengthOfMonth() : day.lengthOfYear();
        int fromStart = index / 7 + 1;
        int fromEnd = -((length - 1 - index) / 7 + 1);
        return ordinals.stream()
                .anyMatch(wanted -> wanted.day() == day.getDayOfWeek()
                        && (wanted.ordinal() == fromStart || wanted.ordinal() == fromEnd));
    }

    private boolean inWeeks(LocalDate day) {
        if (rule.byWeekNumber().isEmpty()) {
            return true;
        }
        int year = day.getYear();
        LocalDate first = firstWeek(year);
        if (day.isBefore(first)) {
            first = firstWeek(--year);
        } else if (!day.isBefore(firstWeek(year + 1))) {
            first = firstWeek(++year);
        }
        int weeks = (int) ChronoUnit.WEEKS.between(first, firstWeek(year + 1));
        return matches(rule.byWeekNumber(), (int) ChronoUnit.WEEKS.between(first, day) + 1, weeks);
    }

    /** Returns the first day of the first week that has at least four days in the year. */
    private LocalDate firstWeek(int year) {
        return weekStart(YearMonth.of(year, 1).atDay(4), rule.weekStart());
    }

    static LocalDate weekStart(LocalDate day, DayOfWeek weekStart) {
        return day.minusDays(Math.floorMod(day.getDayOfWeek().getValue() - weekStart.getValue(), 7));
    }

    private static boolean matches(List<Integer> wanted, int position, int length) {
        return wanted.isEmpty() || wanted.contains(position) || wanted.contains(position - length - 1);
    }
}
