package org.kalends.api.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

/**
 * When an event takes place; the end is exclusive in all variants.
 *
 * <p>The authored wall clock and zone are kept apart from the instant, so that a copy keeps the zone in which somebody
 * thought of the event, and a later change of the zone's rules moves it as its author would expect.
 */
public sealed interface EventTime {

    /**
     * Returns the instant at which the event starts.
     *
     * @param calendarZone the zone in which dates and floating times are read
     */
    Instant start(ZoneId calendarZone);

    /**
     * Returns the instant at which the event ends, exclusive.
     *
     * @param calendarZone the zone in which dates and floating times are read
     */
    Instant end(ZoneId calendarZone);

    /**
     * Wall clock in a zone (RFC 5545 section 3.3.5, forms 2 and 3). A wall time that a zone skips is read after the gap, one that it
     * repeats is read as its first occurrence.
     *
     * @param start wall clock at the start
     * @param end wall clock at the end, exclusive, in the same zone; may equal the start
     * @param zone a region of the IANA database, {@code UTC}, or a fixed offset
     */
    record Timed(LocalDateTime start, LocalDateTime end, ZoneId zone) implements EventTime {

        /** Checks that the end is not before the start. */
        public Timed {
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(end, "end");
            Objects.requireNonNull(zone, "zone");
            if (end.atZone(zone).toInstant().isBefore(start.atZone(zone).toInstant())) {
                throw new IllegalArgumentException("time: the end is before the start");
            }
        }

        /**
         * Returns the time between two instants, told in {@code zone} when that loses nothing, else in UTC (an end or a
         * start that falls into the second pass of a repeated hour).
         */
        public static Timed of(Instant start, Instant end, ZoneId zone) {
            LocalDateTime wallStart = LocalDateTime.ofInstant(start, zone);
            LocalDateTime wallEnd = LocalDateTime.ofInstant(end, zone);
            boolean exact = wallStart.atZone(zone).toInstant().equals(start)
                    && wallEnd.atZone(zone).toInstant().equals(end);
            return exact
                    ? new Timed(wallStart, wallEnd, zone)
                    : new Timed(
                            LocalDateTime.ofInstant(start, ZoneOffset.UTC),
                            LocalDateTime.ofInstant(end, ZoneOffset.UTC),
                            ZoneId.of("UTC"));
        }

        @Override
        public Instant start(ZoneId calendarZone) {
            return start.atZone(zone).toInstant();
        }

        @Override
        public Instant end(ZoneId calendarZone) {
            return end.atZone(zone).toInstant();
        }
    }

    /**
     * Whole days without a zone.
     *
     * @param start the first day
     * @param end the day after the last one; always later than the start
     */
    record AllDay(LocalDate start, LocalDate end) implements EventTime {

        /** Checks that there is at least one day. */
        public AllDay {
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(end, "end");
            if (!end.isAfter(start)) {
                throw new IllegalArgumentException("time: an all-day event lasts at least one day");
            }
        }

        @Override
        public Instant start(ZoneId calendarZone) {
            return start.atStartOfDay(calendarZone).toInstant();
        }

        @Override
        public Instant end(ZoneId calendarZone) {
            return end.atStartOfDay(calendarZone).toInstant();
        }
    }

    /**
     * Wall clock that moves with its reader (RFC 5545 section 3.3.5, form 1).
     *
     * @param start wall clock at the start
     * @param end wall clock at the end, exclusive; may equal the start
     */
    record Floating(LocalDateTime start, LocalDateTime end) implements EventTime {

        /** Checks that the end is not before the start. */
        public Floating {
            Objects.requireNonNull(start, "start");
            Objects.requireNonNull(end, "end");
            if (end.isBefore(start)) {
                throw new IllegalArgumentException("time: the end is before the start");
            }
        }

        @Override
        public Instant start(ZoneId calendarZone) {
            return start.atZone(calendarZone).toInstant();
        }

        @Override
        public Instant end(ZoneId calendarZone) {
            return end.atZone(calendarZone).toInstant();
        }
    }
}
