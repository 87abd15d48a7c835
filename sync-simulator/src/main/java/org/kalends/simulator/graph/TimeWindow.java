package org.kalends.simulator.graph;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

/**
 * A stretch of time.
 *
 * @param start the first moment
 * @param end the first moment after it
 */
record TimeWindow(Instant start, Instant end) {

    /** Reads the parameters that every view has to have. */
    static TimeWindow of(Query query) {
        Instant start = instant(query.require("startDateTime"));
        Instant end = instant(query.require("endDateTime"));
        if (end.isBefore(start)) {
            throw GraphError.of(400, "ErrorInvalidParameter", "EndDateTime is earlier than StartDateTime.");
        }
        return new TimeWindow(start, end);
    }

    boolean isLongerThan(Duration length) {
        return Duration.between(start, end).compareTo(length) > 0;
    }

    /** Returns a date on which the window has begun in no zone of the world. */
    LocalDate before() {
        return start.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(2);
    }

    /** Returns a date on which the window is over in every zone of the world. */
    LocalDate after() {
        return end.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(2);
    }

    private static Instant instant(String text) {
        try {
            TemporalAccessor parsed =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return parsed instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw GraphError.of(
                    400, "ErrorInvalidParameter", "The value of a date parameter is no date and time by ISO 8601.");
        }
    }
}
