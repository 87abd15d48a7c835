package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A start or an end: a day, or a moment with the zone it was written in. Immutable.
 *
 * @param date the day of an all-day event
 * @param instant the moment; that day's midnight in UTC for a day
 * @param zone the zone; UTC for a day
 */
record EventTime(Optional<LocalDate> date, Instant instant, ZoneId zone) {

    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    static EventTime of(LocalDate date) {
        return new EventTime(
                Optional.of(date), date.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
    }

    static EventTime of(Instant instant, ZoneId zone) {
        return new EventTime(Optional.empty(), instant, zone);
    }

    /** A wall time that a change of the clocks skips moves forward; of two it is the first. */
    static EventTime of(LocalDateTime wall, ZoneId zone) {
        return of(wall.atZone(zone).toInstant(), zone);
    }

    boolean isDate() {
        return date.isPresent();
    }

    LocalDateTime wall() {
        return LocalDateTime.ofInstant(instant, zone);
    }

    /** Returns the same kind of time at another wall time. */
    EventTime at(LocalDateTime wall) {
        return isDate() ? of(wall.toLocalDate()) : of(wall, zone);
    }

    /** Returns the moment; a day begins at midnight in a calendar's zone. */
    Instant in(ZoneId calendar) {
        return date.map(day -> day.atStartOfDay(calendar).toInstant()).orElse(instant);
    }

    /** Returns what an occurrence's id has behind the series' id and an underscore. */
    String suffix() {
        return date.map(DateTimeFormatter.BASIC_ISO_DATE::format).orElseGet(() -> basic(instant) + "Z");
    }

    static String basic(Instant instant) {
        return BASIC.format(instant);
    }

    ObjectNode json(ZoneId shown) {
        return date.map(day -> Json.object().put("date", day.toString()))
                .orElseGet(() -> Json.object()
                        .put("dateTime", WIRE.format(instant.atZone(shown)))
                        .put("timeZone", zone.getId()));
    }
}
