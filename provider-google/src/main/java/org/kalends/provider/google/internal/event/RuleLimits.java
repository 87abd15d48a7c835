package org.kalends.provider.google.internal.event;

import java.util.List;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;

/** Which rules are held: those of days and longer whose meaning nobody doubts. The service refuses shorter ones. */
final class RuleLimits {

    private RuleLimits() {}

    static void check(RecurrenceRule rule) {
        Frequency frequency = rule.frequency();
        if (List.of(Frequency.SECONDLY, Frequency.MINUTELY, Frequency.HOURLY).contains(frequency)) {
            throw new NotExpressible("It repeats more often than once a day, which Google Calendar cannot say.");
        }
        if (!rule.byHour().isEmpty()
                || !rule.byMinute().isEmpty()
                || !rule.bySecond().isEmpty()) {
            throw new NotExpressible("It has several times a day.");
        }
        if (!rule.byYearDay().isEmpty() || !rule.byWeekNumber().isEmpty()) {
            throw new NotExpressible("It repeats by days or weeks of the year, which Google Calendar may not hold.");
        }
        boolean inMonths = frequency == Frequency.MONTHLY || frequency == Frequency.YEARLY;
        if (!inMonths && rule.byDay().stream().anyMatch(day -> day.ordinal() != 0)) {
            throw new NotExpressible("It counts the weekdays of a day or a week.");
        }
        if (frequency == Frequency.WEEKLY && !rule.byMonthDay().isEmpty()) {
            throw new NotExpressible("It repeats by days of the month in a weekly rule.");
        }
    }
}
