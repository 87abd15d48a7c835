package org.kalends.provider.m365.internal.event;

import com.microsoft.graph.models.DateTimeTimeZone;
import com.microsoft.graph.models.Event;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kalends.api.model.EventTime;

/** Start, end and {@code isAllDay} to times. Asked for in UTC; an answer in another zone is read as well. */
final class TimeReader {

    /** Before this and from that year on lie only the stand-ins for "no time". */
    private static final int FIRST_YEAR = 2;

    private static final int NO_YEAR = 9999;

    private TimeReader() {}

    /** Reads the time of an event, told in a zone. */
    static EventTime read(Event event, ZoneId zone) {
        if (isAllDay(event)) {
            return days(event);
        }
        Instant start = start(event);
        Instant end = end(event);
        if (end.isBefore(start)) {
            throw inverted();
        }
        return EventTime.Timed.of(start, end, zone);
    }

    /** Reads an all-day time; one that ends where it starts lasts a day. */
    static EventTime.AllDay days(Event event) {
        LocalDate first = date("start", event.getStart(), event);
        LocalDate end = date("end", event.getEnd(), event);
        if (end.isBefore(first)) {
            throw inverted();
        }
        return new EventTime.AllDay(first, end.equals(first) ? first.plusDays(1) : end);
    }

    static boolean isAllDay(Event event) {
        return Boolean.TRUE.equals(event.getIsAllDay());
    }

    static Instant start(Event event) {
        return instant("start", event.getStart());
    }

    static Instant end(Event event) {
        return instant("end", event.getEnd());
    }

    private static Instant instant(String property, @Nullable DateTimeTimeZone point) {
        return wall(property, point).atZone(zone(property, point)).toInstant();
    }

    /** The date of the midnight. A midnight that was moved by a conversion is moved back. */
    private static LocalDate date(String property, @Nullable DateTimeTimeZone point, Event event) {
        LocalDateTime wall = wall(property, point);
        if (wall.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return wall.toLocalDate();
        }
        Instant instant = instant(property, point);
        return EventZone.told(event)
                .map(zone -> LocalDateTime.ofInstant(instant, zone))
                .filter(moved -> moved.toLocalTime().equals(LocalTime.MIDNIGHT))
                .map(LocalDateTime::toLocalDate)
                .orElseThrow(() -> new GraphProblem(property + ".dateTime", "is no midnight"));
    }

    private static LocalDateTime wall(String property, @Nullable DateTimeTimeZone point) {
        String text = point == null ? null : point.getDateTime();
        if (text == null) {
            throw new GraphProblem(property + ".dateTime", "is missing");
        }
        try {
            LocalDateTime wall = text.indexOf('T') < 0
                    ? LocalDate.parse(text.strip()).atStartOfDay()
                    : LocalDateTime.parse(text.strip());
            if (wall.getYear() < FIRST_YEAR || wall.getYear() >= NO_YEAR) {
                throw new GraphProblem(property + ".dateTime", "stands for no time");
            }
            return wall;
        } catch (DateTimeException e) {
            throw new GraphProblem(property + ".dateTime", "is no date and time");
        }
    }

    private static ZoneId zone(String property, @Nullable DateTimeTimeZone point) {
        String name = Optional.ofNullable(point)
                .map(DateTimeTimeZone::getTimeZone)
                .orElse("")
                .strip();
        return name.isEmpty()
                ? ZoneNames.UTC
                : ZoneNames.find(name)
                        .orElseThrow(() -> new GraphProblem(property + ".timeZone", "is no zone that is known"));
    }

    private static GraphProblem inverted() {
        return new GraphProblem("end.dateTime", "lies before the start");
    }
}
