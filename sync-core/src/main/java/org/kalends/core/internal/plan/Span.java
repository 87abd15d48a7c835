package org.kalends.core.internal.plan;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.Window;

/**
 * The stretch of time that an event may touch. For a series that is a generous estimate: nothing here expands rules.
 *
 * @param start inclusive
 * @param end exclusive
 */
record Span(Instant start, Instant end) {

    private static final Instant NEVER = LocalDateTime.of(9999, 12, 31, 0, 0).toInstant(ZoneOffset.UTC);

    static Span of(CalendarEvent event, ZoneId zone) {
        EventTime time = event.time();
        Span first = new Span(time.start(zone), time.end(zone));
        return event.recurrence()
                .map(recurrence -> series(first, recurrence, zone))
                .orElse(first);
    }

    boolean overlaps(Window window) {
        return window.overlaps(start, end);
    }

    private static Span series(Span first, Recurrence recurrence, ZoneId zone) {
        Instant start = first.start;
        Instant lastStart = lastStart(first.start, recurrence.rule(), zone);
        for (OriginalStart addition : recurrence.additions()) {
            Instant at = addition.wall().atZone(zone).toInstant();
            start = at.isBefore(start) ? at : start;
            lastStart = at.isAfter(lastStart) ? at : lastStart;
        }
        long seconds = first.end.getEpochSecond() - first.start.getEpochSecond();
        Instant end = lastStart.equals(NEVER) ? NEVER : lastStart.plusSeconds(seconds + 86_400);
        for (CalendarEvent override : recurrence.overrides().values()) {
            Instant from = override.time().start(zone);
            Instant to = override.time().end(zone);
            start = from.isBefore(start) ? from : start;
            end = to.isAfter(end) ? to : end;
        }
        return new Span(start, end);
    }

    private static Instant lastStart(Instant first, RecurrenceRule rule, ZoneId zone) {
        if (rule.end().isEmpty()) {
            return NEVER;
        }
        if (rule.end().get() instanceof RecurrenceRule.End.Until until) {
            Instant last = until.lastStart().atZone(zone).toInstant();
            return last.isBefore(first) ? first : last;
        }
        RecurrenceRule.End.Count count = (RecurrenceRule.End.Count) rule.end().get();
        double days = (double) count.occurrences() * rule.interval() * longestStepInDays(rule);
        long most = NEVER.getEpochSecond() - first.getEpochSecond();
        return days * 86_400 >= most ? NEVER : first.plusSeconds((long) (days * 86_400));
    }

    /** Months without a 31st and years without a 29 February make steps longer than their unit. */
    private static double longestStepInDays(RecurrenceRule rule) {
        boolean sparse = !rule.byMonth().isEmpty()
                || !rule.byYearDay().isEmpty()
                || !rule.byWeekNumber().isEmpty();
        double days = switch (rule.frequency()) {
            case SECONDLY, MINUTELY, HOURLY, DAILY -> 1;
            case WEEKLY -> 7;
            case MONTHLY -> 62;
            case YEARLY -> 8 * 366.0;
        };
        return sparse ? Math.max(days, 8 * 366.0) : days;
    }
}
