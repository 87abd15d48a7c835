package org.kalends.provider.google.internal.event;

import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventDateTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kalends.api.model.EventTime;

/** Start and end to times. The client's own date is read by its text, which depends on no machine. */
final class TimeReader {

    private TimeReader() {}

    /** Reads the time of an event, told in a zone; an all-day one that ends where it starts lasts a day. */
    static EventTime read(Event event, ZoneId zone) {
        if (!isAllDay(event)) {
            return clock(start(event), end(event), zone);
        }
        LocalDate first = day("start", event.getStart());
        LocalDate end = day("end", event.getEnd());
        if (end.isBefore(first)) {
            throw inverted();
        }
        return new EventTime.AllDay(first, end.equals(first) ? first.plusDays(1) : end);
    }

    private static EventTime clock(Instant start, Instant end, ZoneId zone) {
        if (end.isBefore(start)) {
            throw inverted();
        }
        return EventTime.Timed.of(start, end, zone);
    }

    static boolean isAllDay(Event event) {
        return Told.value(event.getStart())
                .filter(start -> date(start).isPresent())
                .isPresent();
    }

    static Instant start(Event event) {
        return instant("start", event.getStart());
    }

    static Instant end(Event event) {
        return instant("end", event.getEnd());
    }

    /** Returns the zone that an event names; empty when it names none, or one that is not known. */
    static Optional<ZoneId> zone(Event event) {
        return zone(event.getStart()).or(() -> zone(event.getEnd()));
    }

    /** Returns whether an event starts in a zone in which nobody can go on counting. */
    static boolean namesUnknownZone(Event event) {
        return Told.value(event.getStart())
                .flatMap(start -> Told.value(start.getTimeZone()))
                .filter(name -> ZoneNames.find(name).isEmpty())
                .isPresent();
    }

    private static Optional<ZoneId> zone(@Nullable EventDateTime point) {
        return Told.value(point).flatMap(told -> Told.value(told.getTimeZone())).flatMap(ZoneNames::find);
    }

    /** Returns the instant that a point in time tells. */
    static Instant instant(String property, @Nullable EventDateTime point) {
        DateTime told = Told.value(point)
                .flatMap(time -> Told.value(time.getDateTime()))
                .orElseThrow(() -> new GoogleProblem(property + ".dateTime", "is missing"));
        try {
            return OffsetDateTime.parse(told.toStringRfc3339()).toInstant();
        } catch (DateTimeException e) {
            throw new GoogleProblem(property + ".dateTime", "is no date and time");
        }
    }

    /** Returns the day that a point in time tells; empty when it tells a clock time, or nothing. */
    static Optional<DateTime> date(EventDateTime point) {
        return Told.value(point.getDate())
                .filter(date -> Told.value(point.getDateTime()).isEmpty());
    }

    /** Returns the day that a point in time tells. */
    static LocalDate day(String property, @Nullable EventDateTime point) {
        DateTime told = Told.value(point)
                .flatMap(TimeReader::date)
                .orElseThrow(() -> new GoogleProblem(property + ".date", "is missing"));
        try {
            return LocalDate.parse(told.toStringRfc3339());
        } catch (DateTimeException e) {
            throw new GoogleProblem(property + ".date", "is no date");
        }
    }

    private static GoogleProblem inverted() {
        return new GoogleProblem("end", "lies before the start");
    }
}
