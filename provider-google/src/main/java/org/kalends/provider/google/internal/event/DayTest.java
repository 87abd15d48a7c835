package org.kalends.provider.google.internal.event;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.api.model.RecurrenceRule.Weekday;

/** Whether a day meets a rule (RFC 5545 section 3.3.10): what the rule does not say comes from the first day of its series. */
final class DayTest {

    private final List<Integer> months;

    private final List<Integer> monthDays;

    private final List<Weekday> weekdays;

    private final boolean ofYear;

    DayTest(RecurrenceRule rule, LocalDate first) {
        boolean yearly = rule.frequency() == Frequency.YEARLY;
        boolean noDay = rule.byDay().isEmpty() && rule.byMonthDay().isEmpty();
        months = yearly && noDay && rule.byMonth().isEmpty() ? List.of(first.getMonthValue()) : rule.byMonth();
        monthDays = noDay && (yearly || rule.frequency() == Frequency.MONTHLY)
                ? List.of(first.getDayOfMonth())
                : rule.byMonthDay();
        weekdays = noDay && rule.frequency() == Frequency.WEEKLY
                ? List.of(Weekday.every(first.getDayOfWeek()))
                : rule.byDay();
        ofYear = yearly && rule.byMonth().isEmpty();
    }

    boolean passes(LocalDate day) {
        return (months.isEmpty() || months.contains(day.getMonthValue())) && isMonthDay(day) && isWeekday(day);
    }

    private boolean isMonthDay(LocalDate day) {
        return monthDays.isEmpty()
                || monthDays.contains(day.getDayOfMonth())
                || monthDays.contains(day.getDayOfMonth() - day.lengthOfMonth() - 1);
    }

    private boolean isWeekday(LocalDate day) {
        int index = (ofYear ? day.getDayOfYear() : day.getDayOfMonth()) - 1;
        int length = ofYear ? day.lengthOfYear() : day.lengthOfMonth();
        Set<Integer> ordinals = Set.of(0, index / 7 + 1, -((length - 1 - index) / 7 + 1));
        DayOfWeek name = day.getDayOfWeek();
        return weekdays.isEmpty()
                || weekdays.stream().anyMatch(wanted -> wanted.day() == name && ordinals.contains(wanted.ordinal()));
    }
}
