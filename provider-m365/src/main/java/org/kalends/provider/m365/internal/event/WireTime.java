package org.kalends.provider.m365.internal.event;

import com.microsoft.graph.models.DateTimeTimeZone;
import com.microsoft.graph.models.Event;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.kalends.api.model.EventTime;

/**
 * A time as it goes over the wire.
 *
 * @param start wall clock in the zone
 * @param end wall clock in the same zone, exclusive
 * @param zone what the service calls the zone
 * @param allDay whether both are midnights that stand for dates
 */
record WireTime(LocalDateTime start, LocalDateTime end, String zone, boolean allDay) {

    /** The service keeps seven digits of a second. */
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 7, true)
            .toFormatter(Locale.ROOT);

    private static final long TICK = 100;

    /** Exchange holds no event outside of these years. */
    private static final int FIRST_YEAR = 1601;

    private static final int LAST_YEAR = 4500;

    /** Leaves out what the service would cut off. */
    WireTime {
        start = kept(start);
        end = kept(end);
    }

    /**
     * Returns how a time is written. One that the service cannot say, or may read in two ways, is written in UTC.
     *
     * @param floatingZone the zone in which floating times are placed
     */
    static WireTime of(EventTime time, ZoneId floatingZone, ZoneSpelling spelling) {
        if (time instanceof EventTime.AllDay days) {
            return new WireTime(days.start().atStartOfDay(), days.end().atStartOfDay(), "UTC", true);
        }
        EventTime.Timed placed = time instanceof EventTime.Timed timed ? timed : placed(time, floatingZone);
        return spelling.name(placed.zone())
                .filter(name -> isPlain(placed.start(), placed.zone()) && isPlain(placed.end(), placed.zone()))
                .map(name -> new WireTime(placed.start(), placed.end(), name, false))
                .orElseGet(() -> new WireTime(
                        LocalDateTime.ofInstant(placed.start(floatingZone), ZoneNames.UTC),
                        LocalDateTime.ofInstant(placed.end(floatingZone), ZoneNames.UTC),
                        "UTC",
                        false));
    }

    /** Returns whether clocks show a time exactly once. */
    static boolean isPlain(LocalDateTime wall, ZoneId zone) {
        return zone.getRules().getValidOffsets(wall).size() == 1;
    }

    /** Clocks that go forward may put a floating start after its end. */
    private static EventTime.Timed placed(EventTime floating, ZoneId zone) {
        Instant start = floating.start(zone);
        Instant end = floating.end(zone);
        return EventTime.Timed.of(start, end.isBefore(start) ? start : end, zone);
    }

    private static LocalDateTime kept(LocalDateTime wall) {
        return wall.with(ChronoField.NANO_OF_SECOND, wall.getLong(ChronoField.NANO_OF_SECOND) / TICK * TICK);
    }

    /** Writes start, end and whether it lasts all day: the service takes a change of one of them only with the others. */
    void writeTo(Event event) {
        event.setIsAllDay(allDay);
        event.setStart(point("start.dateTime", start));
        event.setEnd(point("end.dateTime", end));
    }

    private DateTimeTimeZone point(String property, LocalDateTime wall) {
        if (wall.getYear() < FIRST_YEAR || wall.getYear() > LAST_YEAR) {
            throw new GraphProblem(property, "lies outside of the years that the service holds");
        }
        DateTimeTimeZone point = new DateTimeTimeZone();
        point.setDateTime(FORM.format(wall));
        point.setTimeZone(zone);
        return point;
    }
}
