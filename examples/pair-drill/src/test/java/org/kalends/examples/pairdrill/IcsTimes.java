package org.kalends.examples.pairdrill;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;

/** Times as iCalendar has them (RFC 5545 sections 3.3.4 and 3.3.5); zones are known by their public names. */
final class IcsTimes {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final ZoneId UTC = ZoneId.of("UTC");

    private IcsTimes() {}

    /** Returns when an event takes place; one that shall end as it begins says so beside its end. */
    static EventTime time(IcsItem item) {
        OriginalStart start = read(item.line("DTSTART").orElseThrow());
        OriginalStart end = item.text("X-KALENDS-ZERO-LENGTH").equals("TRUE")
                ? start
                : read(item.line("DTEND").orElseThrow());
        if (start instanceof OriginalStart.Day from && end instanceof OriginalStart.Day to) {
            return new EventTime.AllDay(from.date(), to.date());
        }
        return start instanceof OriginalStart.Zoned from
                ? new EventTime.Timed(from.wall(), end.wall(), from.zone())
                : new EventTime.Floating(start.wall(), end.wall());
    }

    static OriginalStart read(IcsLine line) {
        String value = line.value();
        if (value.length() == 8) {
            return new OriginalStart.Day(LocalDate.parse(value, DateTimeFormatter.BASIC_ISO_DATE));
        }
        LocalDateTime wall = LocalDateTime.parse(value.substring(0, 15), STAMP);
        return value.endsWith("Z")
                ? new OriginalStart.Zoned(wall, UTC)
                : line.parameter("TZID")
                        .<OriginalStart>map(zone -> new OriginalStart.Zoned(wall, ZoneId.of(zone)))
                        .orElseGet(() -> new OriginalStart.Local(wall));
    }

    /** Returns the lines that say when an event takes place. */
    static List<String> lines(EventTime time) {
        OriginalStart start = OriginalStart.of(time);
        if (time instanceof EventTime.AllDay day) {
            return List.of(line("DTSTART", start), line("DTEND", new OriginalStart.Day(day.end())));
        }
        OriginalStart end = time instanceof EventTime.Timed timed
                ? new OriginalStart.Zoned(timed.end(), timed.zone())
                : new OriginalStart.Local(((EventTime.Floating) time).end());
        return List.of(line("DTSTART", start), line("DTEND", end));
    }

    static String line(String name, OriginalStart point) {
        if (point instanceof OriginalStart.Day day) {
            return name + ";VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(day.date());
        }
        String wall = STAMP.format(point.wall());
        if (point instanceof OriginalStart.Zoned zoned) {
            return zoned.zone().equals(UTC) ? name + ":" + wall + "Z" : name + ";TZID=" + zoned.zone() + ":" + wall;
        }
        return name + ":" + wall;
    }

    static String stamp(Instant now) {
        return STAMP.format(LocalDateTime.ofInstant(now, UTC)) + "Z";
    }

    /** Returns by what an original start is known, however it is written. */
    static Instant instant(OriginalStart start) {
        return start instanceof OriginalStart.Zoned zoned
                ? zoned.instant()
                : start.wall().atZone(Pair.ZONE).toInstant();
    }
}
