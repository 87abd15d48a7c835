package org.kalends.provider.google.internal.event;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeSet;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.End;

/**
 * The days that a rule of days or longer means, from the first day of its series on. Steps are counted, so that no rule takes long. Not safe
 * for use by several threads.
 */
final class RuleDays implements Iterator<LocalDate> {

    /** A thousand years of days. */
    private static final int MOST_STEPS = 366_000;

    /** More days than the calendar has. */
    private static final long MOST_UNITS = 3_700_000;

    private final RecurrenceRule rule;

    private final LocalDate first;

    private final LocalDate last;

    private final DayTest test;

    private final Deque<LocalDate> found = new ArrayDeque<>();

    private long period;

    private long steps;

    private long left;

    /**
     * Creates the days of a rule.
     *
     * @param first the day on which the series begins
     * @param last the last day that its end allows; empty without such an end
     */
    RuleDays(RecurrenceRule rule, LocalDate first, Optional<LocalDate> last) {
        this.rule = rule;
        this.first = first;
        this.last = last.orElse(LocalDate.MAX);
        this.test = new DayTest(rule, first);
        this.left = rule.end().orElse(null) instanceof End.Count count ? count.occurrences() : Long.MAX_VALUE;
    }

    @Override
    public boolean hasNext() {
        while (found.isEmpty() && steps < MOST_STEPS && left > 0) {
            LocalDate begin = begin(period++);
            if (begin.isAfter(last) || begin.getYear() > 9999) {
                return false;
            }
            for (LocalDate day : positions(days(begin))) {
                if (!day.isBefore(first) && !day.isAfter(last)) {
                    found.add(day);
                }
            }
        }
        return !found.isEmpty() && left > 0;
    }

    @Override
    public LocalDate next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        left--;
        return found.remove();
    }

    private LocalDate begin(long number) {
        LocalDate begin = switch (rule.frequency()) {
            case YEARLY -> first.withDayOfYear(1);
            case MONTHLY -> first.withDayOfMonth(1);
            case WEEKLY -> weekStart(first, rule.weekStart());
            default -> first;
        };
        long units = number * rule.interval();
        return units > MOST_UNITS ? LocalDate.MAX : begin.plus(units, unit());
    }

    private ChronoUnit unit() {
        return switch (rule.frequency()) {
            case YEARLY -> ChronoUnit.YEARS;
            case MONTHLY -> ChronoUnit.MONTHS;
            case WEEKLY -> ChronoUnit.WEEKS;
            default -> ChronoUnit.DAYS;
        };
    }

    private static LocalDate weekStart(LocalDate day, DayOfWeek weekStart) {
        return day.minusDays(Math.floorMod(day.getDayOfWeek().getValue() - weekStart.getValue(), 7));
    }

    private List<LocalDate> days(LocalDate begin) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate end = begin.plus(1, unit());
        for (LocalDate day = begin; day.isBefore(end); day = day.plusDays(1)) {
            steps++;
            if (test.passes(day)) {
                days.add(day);
            }
        }
        return days;
    }

    private Iterable<LocalDate> positions(List<LocalDate> days) {
        if (rule.bySetPosition().isEmpty()) {
            return days;
        }
        TreeSet<LocalDate> chosen = new TreeSet<>();
        for (int position : rule.bySetPosition()) {
            int index = position > 0 ? position - 1 : days.size() + position;
            if (index >= 0 && index < days.size()) {
                chosen.add(days.get(index));
            }
        }
        return chosen;
    }
}
