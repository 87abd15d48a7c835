package org.kalends.provider.google.internal.event;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.End;

/** Where the occurrences of a series stand by its rule, one a day. Not safe for use by several threads. */
public final class SeriesStarts {

    private final RecurrenceRule rule;

    private final OriginalStart first;

    private final RuleDays days;

    private final Set<LocalDate> seen = new TreeSet<>();

    private LocalDate reached = LocalDate.MIN;

    /**
     * Creates the starts of a series.
     *
     * @param rule one that {@link RuleLimits} lets pass
     * @param time when its first occurrence takes place
     */
    SeriesStarts(RecurrenceRule rule, EventTime time) {
        this.rule = rule;
        this.first = OriginalStart.of(time);
        LocalDate day = first.wall().toLocalDate();
        this.days = new RuleDays(rule, day, last(rule, first.wall().toLocalTime()));
    }

    /** Returns a test of where a series takes place, by its rule or beside it; where it leaves its rule is no matter. */
    public static Predicate<OriginalStart> of(EventTime time, Recurrence recurrence) {
        SeriesStarts starts = new SeriesStarts(recurrence.rule(), time);
        return start -> recurrence.additions().contains(start) || starts.hold(start);
    }

    private static Optional<LocalDate> last(RecurrenceRule rule, LocalTime clock) {
        return rule.end()
                .filter(End.Until.class::isInstance)
                .map(end -> ((End.Until) end).lastStart())
                .map(last ->
                        last.toLocalTime().isBefore(clock) ? last.toLocalDate().minusDays(1) : last.toLocalDate());
    }

    /** Returns whether the series begins with an occurrence of its rule. */
    boolean holdFirst() {
        return hold(first);
    }

    /** Returns whether the rule means a start. */
    boolean hold(OriginalStart start) {
        LocalDateTime wall = start.wall();
        boolean sameForm = start.equals(
                first instanceof OriginalStart.Zoned zoned
                        ? new OriginalStart.Zoned(
                                wall.toLocalDate().atTime(zoned.wall().toLocalTime()), zoned.zone())
                        : new OriginalStart.Day(wall.toLocalDate()));
        return sameForm && mean(wall.toLocalDate());
    }

    /** Returns whether there are no more occurrences than a number; an endless series has more. */
    boolean areAtMost(int number) {
        if (rule.end().isEmpty()) {
            return false;
        }
        while (seen.size() <= number && days.hasNext()) {
            take();
        }
        return seen.size() <= number;
    }

    private boolean mean(LocalDate day) {
        while (reached.isBefore(day) && days.hasNext()) {
            take();
        }
        return seen.contains(day);
    }

    private void take() {
        reached = days.next();
        seen.add(reached);
    }
}
