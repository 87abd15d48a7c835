package org.kalends.provider.icloud.internal.ics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;

/**
 * Start and length of an event, and with them the line on which its series is laid out: the time line for a zone, UTC as a stand-in for
 * days and floating times. Every start of the series has one instant on that line, its key.
 *
 * @param start DTSTART
 * @param length until DTEND
 */
record Span(IcsTime start, Length length) {

    /** Returns the zone in which the series is stepped. */
    WallZone zone() {
        return start instanceof IcsTime.Zoned zoned ? zoned.zone() : WallZone.Region.UTC;
    }

    /** Returns the wall clock of DTSTART; midnight for a day. */
    LocalDateTime wall() {
        if (start instanceof IcsTime.Zoned zoned) {
            return zoned.wall();
        }
        return start instanceof IcsTime.Local local
                ? local.wall()
                : ((IcsTime.Day) start).date().atStartOfDay();
    }

    boolean allDay() {
        return start instanceof IcsTime.Day;
    }

    /** Returns the key of DTSTART. */
    Instant key() {
        return zone().instant(wall());
    }

    /** Returns when the occurrence with a key takes place. */
    EventTime time(Instant key) {
        Instant end = length.end(key, zone());
        LocalDateTime wallStart = zone().wall(key);
        LocalDateTime wallEnd = zone().wall(end);
        if (start instanceof IcsTime.Day) {
            return new EventTime.AllDay(wallStart.toLocalDate(), wallEnd.toLocalDate());
        }
        if (start instanceof IcsTime.Local) {
            return new EventTime.Floating(wallStart, wallEnd);
        }
        return EventTime.Timed.of(key, end, zone().region().orElse(zone().offset(key)));
    }

    /** Returns the original start that belongs to a key. */
    OriginalStart original(Instant key) {
        if (start instanceof IcsTime.Day) {
            return new OriginalStart.Day(zone().wall(key).toLocalDate());
        }
        if (start instanceof IcsTime.Local) {
            return new OriginalStart.Local(zone().wall(key));
        }
        return OriginalStart.of(EventTime.Timed.of(key, key, zone().region().orElse(zone().offset(key))));
    }

    /** Returns whether two keys fall on the same day of the series. */
    boolean sameDay(Instant key, Instant other) {
        return zone().wall(key).toLocalDate().equals(zone().wall(other).toLocalDate());
    }

    /** Returns the key of a time that stands for a start of this series, in whatever form it is written. */
    Instant key(IcsTime time, WallZone calendarZone) {
        if (time instanceof IcsTime.Day day) {
            return allDay()
                    ? day.date().atStartOfDay().toInstant(ZoneOffset.UTC)
                    : zone().instant(day.date().atTime(wall().toLocalTime()));
        }
        if (time instanceof IcsTime.Local local) {
            return allDay() ? day(local.wall()) : zone().instant(local.wall());
        }
        IcsTime.Zoned zoned = (IcsTime.Zoned) time;
        if (allDay()) {
            return day(zoned.wall());
        }
        return start instanceof IcsTime.Local
                ? calendarZone.wall(zoned.instant()).toInstant(ZoneOffset.UTC)
                : zoned.instant();
    }

    /** Returns the key of an original start, also one of another kind than this series has. */
    Instant key(OriginalStart original, WallZone calendarZone) {
        if (original instanceof OriginalStart.Day day) {
            return key(new IcsTime.Day(day.date()), calendarZone);
        }
        if (original instanceof OriginalStart.Local local) {
            return key(new IcsTime.Local(local.wall()), calendarZone);
        }
        OriginalStart.Zoned zoned = (OriginalStart.Zoned) original;
        return key(new IcsTime.Zoned(zoned.wall(), new WallZone.Region(zoned.zone())), calendarZone);
    }

    private static Instant day(LocalDateTime wall) {
        return wall.truncatedTo(ChronoUnit.DAYS).toInstant(ZoneOffset.UTC);
    }
}
