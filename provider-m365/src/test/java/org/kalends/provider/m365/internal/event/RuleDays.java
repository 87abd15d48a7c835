package org.kalends.provider.m365.internal.event;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.End;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.RecurrenceRule.Weekday;

/**
 * The days that a rule means by RFC 5545, found by looking at each day of each period: slow, plain, and without a line in common with
 * what it checks.
 */
final class RuleDays {

    private final RecurrenceRule rule;

    private final LocalDate seed;

    RuleDays(RecurrenceRule rule, LocalDate seed) {
        this.rule = rule;
        this.seed = seed;
    }

    /** Returns the days from the first one to a day, both included. */
    List<LocalDate> until(LocalDate last, LocalTime clock) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate period = period(seed); !period.isAfter(last); period = period.plus(step(rule.interval()))) {
            for (LocalDate day : chosen(period)) {
                if (day.isBefore(seed)) {
                    continue;
                }
                if (day.isAfter(last) || isOver(days.size(), day.atTime(clock))) {
                    return days;
                }
                days.add(day);
            }
        }
        return days;
    }

    private boolean isOver(int count, LocalDateTime start) {
        return rule.end()
                .map(end -> end instanceof End.Count counted
                        ? count >= counted.occurrences()
                        : start.isAfter(((End.Until) end).lastStart()))
                .orElse(false);
    }

    private LocalDate period(LocalDate day) {
        return switch (rule.frequency()) {
            case WEEKLY -> day.with(TemporalAdjusters.previousOrSame(rule.weekStart()));
            case MONTHLY -> day.withDayOfMonth(1);
            case YEARLY -> day.withDayOfYear(1);
            default -> day;
        };
    }

    private Period step(int units) {
        return switch (rule.frequency()) {
            case WEEKLY -> Period.ofWeeks(units);
            case MONTHLY -> Period.ofMonths(units);
            case YEARLY -> Period.ofYears(units);
            default -> Period.ofDays(units);
        };
    }

    /** Returns the days of one period, positions in the set applied. */
    private Set<LocalDate> chosen(LocalDate period) {
        List<LocalDate> set =
                period.datesUntil(period.plus(step(1))).filter(this::meant).toList();
        if (rule.bySetPosition().isEmpty()) {
            return new TreeSet<>(set);
        }
        return rule.bySetPosition().stream()
                .map(position -> position > 0 ? position - 1 : set.size() + position)
                .filter(index -> index >= 0 && index < set.size())
                .map(set::get)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private boolean meant(LocalDate day) {
        boolean bare = rule.byDay().isEmpty() && rule.byMonthDay().isEmpty();
        boolean month = rule.byMonth().isEmpty()
                ? rule.frequency() != Frequency.YEARLY || !bare || day.getMonth() == seed.getMonth()
                : rule.byMonth().contains(day.getMonthValue());
        boolean monthDay = rule.byMonthDay().isEmpty()
                ? !bare || isShort() || day.getDayOfMonth() == seed.getDayOfMonth()
                : rule.byMonthDay().contains(day.getDayOfMonth())
                        || rule.byMonthDay().contains(day.getDayOfMonth() - day.lengthOfMonth() - 1);
        boolean weekday = rule.byDay().isEmpty()
                ? !bare || rule.frequency() != Frequency.WEEKLY || day.getDayOfWeek() == seed.getDayOfWeek()
                : rule.byDay().stream().anyMatch(wanted -> is(day, wanted));
        return month && monthDay && weekday;
    }

    private boolean isShort() {
        return rule.frequency() == Frequency.DAILY || rule.frequency() == Frequency.WEEKLY;
    }

    private static boolean is(LocalDate day, Weekday wanted) {
        DayOfWeek weekday = wanted.day();
        if (day.getDayOfWeek() != weekday) {
            return false;
        }
        LocalDate first = day.with(TemporalAdjusters.firstInMonth(weekday));
        LocalDate last = day.with(TemporalAdjusters.lastInMonth(weekday));
        int ordinal = wanted.ordinal();
        return ordinal == 0
                || ordinal == ChronoUnit.WEEKS.between(first, day) + 1
                || ordinal == -ChronoUnit.WEEKS.between(day, last) - 1;
    }
}
