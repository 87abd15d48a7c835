package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When an event is. Immutable.
 *
 * @param start its start
 * @param end its end, exclusive, of the same kind
 */
record EventTimes(EventTime start, EventTime end) {

    private static final Set<String> NAMES = Set.of("date", "dateTime", "timeZone");

    /** Reads the times of an event; one that has an offset but no zone is in the calendar's zone. */
    static EventTimes read(ObjectNode event, ZoneId calendar) {
        boolean recurring = !event.path("recurrence").isEmpty();
        EventTime start = read(event.path("start"), "start", calendar, recurring);
        EventTime end = read(event.path("end"), "end", calendar, recurring);
        if (start.isDate() != end.isDate()) {
            throw GoogleError.invalid("Start and end times must either both be date or both be dateTime.");
        }
        if (end.instant().isBefore(start.instant())
                || (start.isDate() && end.instant().equals(start.instant()))) {
            throw GoogleError.of(400, "calendar", "timeRangeEmpty", "The specified time range is empty.");
        }
        return new EventTimes(start, end);
    }

    private static EventTime read(JsonNode time, String name, ZoneId calendar, boolean recurring) {
        if (!time.isObject() || time.isEmpty()) {
            throw GoogleError.required("Missing " + name + " time.");
        }
        for (Map.Entry<String, JsonNode> property : time.properties()) {
            if (!NAMES.contains(property.getKey()) || !property.getValue().isTextual()) {
                throw invalid(name);
            }
        }
        if (time.has("date") == time.has("dateTime")) {
            throw invalid(name);
        }
        try {
            return time.has("date")
                    ? EventTime.of(LocalDate.parse(time.path("date").textValue()))
                    : timed(time, name, calendar, recurring);
        } catch (DateTimeException e) {
            throw invalid(name);
        }
    }

    private static EventTime timed(JsonNode time, String name, ZoneId calendar, boolean recurring) {
        String text = time.path("dateTime").textValue();
        Optional<ZoneId> zone = Optional.ofNullable(time.path("timeZone").textValue())
                .map(id -> Zones.known(id)
                        .orElseThrow(() -> GoogleError.invalid("Invalid time zone definition for " + name + " time.")));
        boolean offset = text.matches(".*T.*(Z|z|[+-][0-9:]+)");
        if (zone.isEmpty() && (recurring || !offset)) {
            throw GoogleError.required("Missing time zone definition for " + name + " time.");
        }
        Instant instant = offset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(zone.orElse(calendar)).toInstant();
        return EventTime.of(instant.truncatedTo(ChronoUnit.SECONDS), zone.orElse(calendar));
    }

    private static GoogleError invalid(String name) {
        return GoogleError.invalid("Invalid " + name + " time.");
    }

    /** Returns these times moved to another start; the wall clock shows the same length. */
    EventTimes on(EventTime other) {
        if (start.isDate()) {
            return new EventTimes(other, end.at(end.wall().plus(Duration.between(start.wall(), other.wall()))));
        }
        LocalDateTime endWall = LocalDateTime.ofInstant(end.instant(), start.zone());
        LocalDateTime moved = other.wall().plus(Duration.between(start.wall(), endWall));
        return new EventTimes(other, EventTime.of(moved.atZone(start.zone()).toInstant(), end.zone()));
    }

    /** Returns whether any of it is before one moment and after another, the ends of days being a calendar's. */
    boolean overlaps(Optional<Instant> from, boolean fromIncluded, Optional<Instant> to, ZoneId calendar) {
        Instant last = end.in(calendar);
        boolean early = from.filter(min -> fromIncluded ? last.isBefore(min) : !last.isAfter(min))
                .isPresent();
        return !early && to.filter(max -> !start.in(calendar).isBefore(max)).isEmpty();
    }
}
