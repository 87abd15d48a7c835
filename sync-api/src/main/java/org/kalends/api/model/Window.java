package org.kalends.api.model;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The stretch of time that is synced.
 *
 * @param start inclusive
 * @param end exclusive, later than the start
 * @param zone the zone in which dates and floating times are read
 */
public record Window(Instant start, Instant end, ZoneId zone) {

    /** Checks that the end is after the start. */
    public Window {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(zone, "zone");
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("window: the end is not after the start");
        }
    }

    /** Returns whether an event overlaps the window; one of zero length does when its start lies inside. */
    public boolean overlaps(EventTime time) {
        return overlaps(time.start(zone), time.end(zone));
    }

    /** Returns whether [{@code from}, {@code to}) overlaps the window; an empty stretch does when it lies inside. */
    public boolean overlaps(Instant from, Instant to) {
        boolean startsBeforeEnd = from.isBefore(end);
        return from.equals(to) ? startsBeforeEnd && !from.isBefore(start) : startsBeforeEnd && to.isAfter(start);
    }
}
