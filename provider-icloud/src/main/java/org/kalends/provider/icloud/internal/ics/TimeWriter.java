package org.kalends.provider.icloud.internal.ics;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.provider.icloud.internal.ics.ContentLine.Param;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/** Times to property lines. A zone is written by its IANA name, UTC with Z, a fixed offset as {@code UTC+05:30}. */
final class TimeWriter {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final Param VALUE_DATE = Param.of("VALUE", "DATE");

    private TimeWriter() {}

    /** Returns DTSTART, DTEND and, where the model allows an end that iCalendar does not, the marker for it. */
    static List<ContentLine> time(EventTime time) {
        if (time instanceof EventTime.AllDay allDay) {
            return List.of(day("DTSTART", allDay.start()), day("DTEND", allDay.end()));
        }
        OriginalStart start = OriginalStart.of(time);
        LocalDateTime wallEnd = time instanceof EventTime.Timed timed ? timed.end() : ((EventTime.Floating) time).end();
        boolean zero = wallEnd.equals(start.wall());
        List<ContentLine> lines = new ArrayList<>();
        lines.add(line("DTSTART", start));
        lines.add(line("DTEND", moved(start, zero ? wallEnd.plusMinutes(1) : wallEnd)));
        if (zero) {
            lines.add(ContentLine.of("X-KALENDS-ZERO-LENGTH", "TRUE"));
        }
        return lines;
    }

    private static OriginalStart moved(OriginalStart start, LocalDateTime wall) {
        return start instanceof OriginalStart.Zoned zoned
                ? new OriginalStart.Zoned(wall, zoned.zone())
                : new OriginalStart.Local(wall);
    }

    /** Returns a property that holds one start. */
    static ContentLine line(String name, OriginalStart start) {
        if (start instanceof OriginalStart.Day day) {
            return day(name, day.date());
        }
        if (start instanceof OriginalStart.Zoned zoned && !isUtc(zoned.zone())) {
            return ContentLine.of(name, local(zoned.wall()), Param.of("TZID", tzid(zoned.zone())));
        }
        return ContentLine.of(name, local(start.wall()) + (start instanceof OriginalStart.Zoned ? "Z" : ""));
    }

    private static ContentLine day(String name, LocalDate date) {
        return ContentLine.of(name, date(date), VALUE_DATE);
    }

    static String date(LocalDate date) {
        return fourDigits(date.getYear(), DATE.format(date));
    }

    static String local(LocalDateTime wall) {
        return fourDigits(wall.getYear(), DATE_TIME.format(wall));
    }

    static String utc(Instant instant) {
        return local(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "Z";
    }

    private static String fourDigits(int year, String text) {
        if (year < 0 || year > 9999) {
            throw new IcsProblem(Kind.BAD_TIME, "DTSTART", "a year has four digits");
        }
        return text;
    }

    static boolean isUtc(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) || zone.getId().equals("UTC");
    }

    /** Returns the TZID of a zone that is not UTC. */
    static String tzid(ZoneId zone) {
        try {
            return zone.normalized() instanceof ZoneOffset offset && !ZoneNames.isIana(zone)
                    ? "UTC" + offset.getId()
                    : zone.getId();
        } catch (DateTimeException e) {
            throw new IcsProblem(Kind.UNKNOWN_ZONE, "DTSTART", "its zone has no rules");
        }
    }
}
