package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * When an event is, as it was written.
 *
 * @param start the wall clock at the start
 * @param startZone the start's zone, a series' own zone for a series
 * @param startName the start's zone by the name that was written
 * @param end the wall clock at the end, exclusive
 * @param endZone the end's zone
 * @param endName the end's zone by the name that was written
 * @param allDay whether only the dates count
 */
record EventTimes(
        LocalDateTime start,
        ZoneId startZone,
        String startName,
        LocalDateTime end,
        ZoneId endZone,
        String endName,
        boolean allDay) {

    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS");

    Instant startInstant() {
        return start.atZone(startZone).toInstant();
    }

    Instant endInstant() {
        return end.atZone(endZone).toInstant();
    }

    /** Returns whether any moment of the event is in a window; an event without length is in where it starts. */
    boolean isIn(TimeWindow window) {
        Instant from = startInstant();
        Instant to = endInstant();
        return from.isBefore(window.end())
                && (to.isAfter(window.start()) || (from.equals(to) && !from.isBefore(window.start())));
    }

    /** Returns the same hours on another day. */
    EventTimes on(LocalDate date) {
        long days = ChronoUnit.DAYS.between(start.toLocalDate(), date);
        return new EventTimes(start.plusDays(days), startZone, startName, end.plusDays(days), endZone, endName, allDay);
    }

    /** Returns the same moments by the wall clock of a series' zone; all-day ones keep their dates. */
    EventTimes in(ZoneId zone) {
        if (allDay) {
            return new EventTimes(start, zone, startName, end, zone, endName, true);
        }
        return new EventTimes(
                LocalDateTime.ofInstant(startInstant(), zone),
                zone,
                startName,
                LocalDateTime.ofInstant(endInstant(), zone),
                zone,
                endName,
                false);
    }

    ObjectNode wireStart(ZoneId zone, String name) {
        return wire(start, startInstant(), zone, name);
    }

    ObjectNode wireEnd(ZoneId zone, String name) {
        return wire(end, endInstant(), zone, name);
    }

    private ObjectNode wire(LocalDateTime wall, Instant instant, ZoneId zone, String name) {
        LocalDateTime shown = allDay ? wall : LocalDateTime.ofInstant(instant, zone);
        return Json.object().put("dateTime", WIRE.format(shown)).put("timeZone", name);
    }

    static String wireInstant(Instant instant) {
        return WIRE.format(instant.atOffset(ZoneOffset.UTC)) + "Z";
    }

    /** Refuses what cannot be an event's time. */
    EventTimes checked() {
        if (endInstant().isBefore(startInstant())) {
            throw GraphError.property("The property 'End' must not be before the property 'Start'.");
        }
        if (allDay) {
            boolean midnights = start.toLocalTime().equals(LocalTime.MIDNIGHT)
                    && end.toLocalTime().equals(LocalTime.MIDNIGHT);
            if (!midnights || !startZone.equals(endZone) || !end.isAfter(start)) {
                throw GraphError.property(
                        "The Event.Start and Event.End of an all-day event have to be midnights in the"
                                + " same time zone, 24 hours or more apart.");
            }
        }
        return this;
    }
}
