package org.kalends.examples.customprovider.folder;

import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MONTHS;
import static java.time.temporal.ChronoUnit.WEEKS;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.End;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.RecurrenceRule.Weekday;

/**
 * The days of a series (RFC 5545 section 3.3.10): every day since the first is asked whether the rule means it.
 *
 * @param rule a rule that {@link SupportedSeries} does not refuse
 * @param first the start of the first occurrence, midnight for a day
 */
record RuleDays(RecurrenceRule rule, LocalDateTime first) {

    /** Returns the days of the series up to and including {@code last}, in order; the first one always belongs to it. */
    List<LocalDate> until(LocalDate last) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day = first.toLocalDate();
                !day.isAfter(last) && goesOn(day, days.size());
                day = day.plusDays(1)) {
            if (day.equals(first.toLocalDate()) || matches(day)) {
                days.add(day);
            }
        }
        return days;
    }

    private boolean goesOn(LocalDate day, int found) {
        End end = rule.end().orElse(null);
        if (end instanceof End.Count count) {
            return found < count.occurrences();
        }
        return !(end instanceof End.Until until)
                || !day.atTime(first.toLocalTime()).isAfter(until.lastStart());
    }

    private boolean matches(LocalDate day) {
        return steps(day) % rule.interval() == 0 && isInMonth(day) && isOnMonthDay(day) && isOnWeekday(day);
    }

    private long steps(LocalDate day) {
        LocalDate start = first.toLocalDate();
        return switch (rule.frequency()) {
            case WEEKLY -> WEEKS.between(week(start), week(day));
            case MONTHLY -> MONTHS.between(start.withDayOfMonth(1), day.withDayOfMonth(1));
            case YEARLY -> (long) day.getYear() - start.getYear();
            default -> DAYS.between(start, day);
        };
    }

    private LocalDate week(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(rule.weekStart()));
    }

    private boolean isInMonth(LocalDate day) {
        boolean anniversary = rule.frequency() == Frequency.YEARLY
                && saysNoDay()
                && rule.byMonth().isEmpty();
        return anniversary
                ? day.getMonth() == first.getMonth()
                : rule.byMonth().isEmpty() || rule.byMonth().contains(day.getMonthValue());
    }

    private boolean isOnMonthDay(LocalDate day) {
        if (saysNoDay() && rule.frequency().compareTo(Frequency.MONTHLY) >= 0) {
            return day.getDayOfMonth() == first.getDayOfMonth();
        }
        return rule.byMonthDay().isEmpty()
                || rule.byMonthDay().contains(day.getDayOfMonth())
                || rule.byMonthDay().contains(day.getDayOfMonth() - day.lengthOfMonth() - 1);
    }

    private boolean isOnWeekday(LocalDate day) {
        if (saysNoDay() && rule.frequency() == Frequency.WEEKLY) {
            return day.getDayOfWeek() == first.getDayOfWeek();
        }
        return rule.byDay().isEmpty() || rule.byDay().stream().anyMatch(weekday -> isOn(day, weekday));
    }

    private boolean saysNoDay() {
        return rule.byDay().isEmpty() && rule.byMonthDay().isEmpty();
    }

    private boolean isOn(LocalDate day, Weekday weekday) {
        boolean ofYear = rule.frequency() == Frequency.YEARLY && rule.byMonth().isEmpty();
        int place = ofYear ? day.getDayOfYear() : day.getDayOfMonth();
        int length = ofYear ? day.lengthOfYear() : day.lengthOfMonth();
        int ordinal = weekday.ordinal();
        return day.getDayOfWeek() == weekday.day()
                && (ordinal == 0 || ordinal == (place - 1) / 7 + 1 || -ordinal == (length - place) / 7 + 1);
    }
}
