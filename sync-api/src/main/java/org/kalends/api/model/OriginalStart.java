package org.kalends.api.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Objects;

/**
 * Where an occurrence stood in its series before anybody moved it (iCalendar RECURRENCE-ID, RFC 5545 section 3.8.4.4).
 *
 * <p>Ordered by wall clock, then zone.
 */
public sealed interface OriginalStart extends Comparable<OriginalStart> {

    /** Returns the wall clock; midnight for a day. */
    LocalDateTime wall();

    @Override
    default int compareTo(OriginalStart other) {
        return Comparator.comparing(OriginalStart::wall)
                .thenComparing(OriginalStart::toString)
                .compare(this, other);
    }

    /** Returns the original start of an event that has not been moved. */
    static OriginalStart of(EventTime time) {
        if (time instanceof EventTime.Timed timed) {
            return new Zoned(timed.start(), timed.zone());
        }
        if (time instanceof EventTime.AllDay allDay) {
            return new Day(allDay.start());
        }
        return new Local(((EventTime.Floating) time).start());
    }

    /**
     * A day of an all-day series.
     *
     * @param date the day
     */
    record Day(LocalDate date) implements OriginalStart {
        /** Checks that nothing is missing. */
        public Day {
            Objects.requireNonNull(date, "date");
        }

        @Override
        public LocalDateTime wall() {
            return date.atStartOfDay();
        }
    }

    /**
     * A wall time of a series that has a zone.
     *
     * @param wall wall clock
     * @param zone the zone of the series
     */
    record Zoned(LocalDateTime wall, ZoneId zone) implements OriginalStart {
        /** Checks that nothing is missing. */
        public Zoned {
            Objects.requireNonNull(wall, "wall");
            Objects.requireNonNull(zone, "zone");
        }

        /** Returns the same as an instant. */
        public Instant instant() {
            return wall.atZone(zone).toInstant();
        }
    }

    /**
     * A wall time of a floating series.
     *
     * @param wall wall clock
     */
    record Local(LocalDateTime wall) implements OriginalStart {
        /** Checks that nothing is missing. */
        public Local {
            Objects.requireNonNull(wall, "wall");
        }
    }
}
