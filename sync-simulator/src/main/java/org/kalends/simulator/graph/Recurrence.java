package org.kalends.simulator.graph;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A series' pattern and how long it goes on.
 *
 * @param pattern how it repeats
 * @param start the date of the first occurrence
 * @param end the last possible date, inclusive, for a range of that kind
 * @param count how many there are, 0 for another kind of range
 * @param zone the zone in which the dates are meant, by the name that was written
 */
record Recurrence(RecurrencePattern pattern, LocalDate start, Optional<LocalDate> end, int count, String zone) {

    /** Returns the dates up to one that is inclusive. */
    Stream<LocalDate> datesUntil(LocalDate last) {
        LocalDate stop = end.filter(date -> date.isBefore(last)).orElse(last);
        Stream<LocalDate> dates = pattern.dates(start);
        return (count > 0 ? dates.limit(count) : dates).takeWhile(date -> !date.isAfter(stop));
    }

    boolean has(LocalDate date) {
        return datesUntil(date).anyMatch(date::equals);
    }

    boolean isEndless() {
        return end.isEmpty() && count == 0;
    }

    Recurrence from(LocalDate first) {
        return new Recurrence(pattern, first, end, count, zone);
    }

    /** Returns whether another recurrence generates the same dates by the same words. */
    boolean isLike(Recurrence other) {
        return pattern.equals(other.pattern)
                && start.equals(other.start)
                && end.equals(other.end)
                && count == other.count;
    }
}
