package org.kalends.provider.m365.internal.event;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.End;

/**
 * From when until when a pattern goes.
 *
 * @param start the day of the first occurrence
 * @param last the day of the last occurrence; absent for a series that goes by a count or on and on
 * @param count how many occurrences there are, deleted and moved ones included; 0 when not counted
 */
record GraphRange(LocalDate start, Optional<LocalDate> last, int count) {

    /** The most occurrences that Exchange counts; a longer series ends by its date. */
    private static final int MOST = 999;

    /**
     * Returns the range of a rule. A date that Exchange does not reach is no end.
     *
     * @param clock when its occurrences start
     */
    static GraphRange of(RecurrenceRule rule, GraphPattern pattern, LocalDate start, LocalTime clock) {
        Optional<End> end = rule.end();
        if (end.isPresent() && end.get() instanceof End.Count counted) {
            return counted.occurrences() <= MOST
                    ? new GraphRange(start, Optional.empty(), counted.occurrences())
                    : until(
                            start,
                            pattern.dates(start)
                                    .skip(counted.occurrences() - 1L)
                                    .findFirst());
        }
        if (end.isPresent() && end.get() instanceof End.Until until) {
            if (until.lastStart().getYear() > GraphPattern.LAST_YEAR) {
                return until(start, Optional.empty());
            }
            return pattern.dates(start)
                    .takeWhile(day -> !day.atTime(clock).isAfter(until.lastStart()))
                    .reduce((earlier, later) -> later)
                    .map(last -> until(start, Optional.of(last)))
                    .orElseThrow(() -> new NotExpressible("It ends before it begins."));
        }
        return until(start, Optional.empty());
    }

    private static GraphRange until(LocalDate start, Optional<LocalDate> last) {
        return new GraphRange(start, last, 0);
    }

    /** Returns a rule with this end. */
    RecurrenceRule end(RecurrenceRule endless, LocalTime clock) {
        if (count > 0) {
            return endless.toBuilder().count(count).build();
        }
        return last.map(day -> endless.toBuilder().until(day.atTime(clock)).build())
                .orElse(endless);
    }
}
