package org.kalends.provider.google.internal.event;

import com.google.api.client.util.Data;
import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventDateTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.kalends.api.model.EventTime;

/** A time as it goes over the wire. */
sealed interface WireTime {

    /** The client counts days before by the Julian calendar. */
    int FIRST_YEAR = 1583;

    int LAST_YEAR = 9999;

    /** Writes start and end of a new event. */
    void writeTo(Event event);

    /** Writes start and end, and takes away what an event of the other kind has there: a PATCH merges. */
    void patchInto(Event event);

    /**
     * Returns how a time is written. One whose zone has no name is written in UTC, and one of no length as a minute, because the service may
     * refuse an event that ends as it starts.
     *
     * @param floatingZone the zone in which floating times are placed
     */
    static WireTime of(EventTime time, ZoneId floatingZone, ZoneSpelling spelling) {
        if (time instanceof EventTime.AllDay days) {
            return new Days(days);
        }
        ZoneId zone = time instanceof EventTime.Timed timed ? timed.zone() : floatingZone;
        Optional<String> name = spelling.name(zone);
        return Clock.of(
                time.start(floatingZone),
                time.end(floatingZone),
                name.isPresent() ? zone : ZoneNames.UTC,
                name.orElse("UTC"));
    }

    /** Returns whether clocks show a time exactly once. */
    static boolean isPlain(LocalDateTime wall, ZoneId zone) {
        return zone.getRules().getValidOffsets(wall).size() == 1;
    }

    /** Returns whether a time is told to the second. */
    static boolean isWhole(LocalDateTime wall) {
        return wall.equals(wall.truncatedTo(ChronoUnit.SECONDS));
    }

    private static DateTime parsed(String property, String text, int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new GoogleProblem(property, "lies outside of the years that the service can say");
        }
        return DateTime.parseRfc3339(text);
    }

    /**
     * Whole days.
     *
     * @param days as they were meant
     */
    record Days(EventTime.AllDay days) implements WireTime {

        @Override
        public void writeTo(Event event) {
            event.setStart(new EventDateTime()
                    .setDate(parsed(
                            "start.date", days.start().toString(), days.start().getYear())));
            event.setEnd(new EventDateTime()
                    .setDate(
                            parsed("end.date", days.end().toString(), days.end().getYear())));
        }

        @Override
        public void patchInto(Event event) {
            writeTo(event);
            event.getStart().setDateTime(Data.NULL_DATE_TIME).setTimeZone(Data.NULL_STRING);
            event.getEnd().setDateTime(Data.NULL_DATE_TIME).setTimeZone(Data.NULL_STRING);
        }
    }

    /**
     * Clock times.
     *
     * @param start in whole seconds
     * @param end in whole seconds, exclusive, later than the start
     * @param zone whose offset is told
     * @param name what the service calls the zone
     */
    record Clock(Instant start, Instant end, ZoneId zone, String name) implements WireTime {

        private static final Duration SHORTEST = Duration.ofMinutes(1);

        private static final DateTimeFormatter FORM =
                DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

        /** Leaves out parts of a second. Clocks that go forward may put a floating start after its end. */
        static Clock of(Instant start, Instant end, ZoneId zone, String name) {
            Instant from = start.truncatedTo(ChronoUnit.SECONDS);
            Instant to = end.truncatedTo(ChronoUnit.SECONDS);
            return new Clock(from, to.isAfter(from) ? to : from.plus(SHORTEST), zone, name);
        }

        @Override
        public void writeTo(Event event) {
            event.setStart(point("start.dateTime", start));
            event.setEnd(point("end.dateTime", end));
        }

        @Override
        public void patchInto(Event event) {
            writeTo(event);
            event.getStart().setDate(Data.NULL_DATE_TIME);
            event.getEnd().setDate(Data.NULL_DATE_TIME);
        }

        private EventDateTime point(String property, Instant instant) {
            OffsetDateTime local = instant.atZone(zone).toOffsetDateTime();
            boolean sayable = local.getOffset().getTotalSeconds() % 60 == 0;
            OffsetDateTime told = sayable ? local : instant.atOffset(ZoneOffset.UTC);
            return new EventDateTime()
                    .setDateTime(parsed(property, FORM.format(told), told.getYear()))
                    .setTimeZone(name);
        }
    }
}
