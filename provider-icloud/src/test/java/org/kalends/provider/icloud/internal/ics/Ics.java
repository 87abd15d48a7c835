package org.kalends.provider.icloud.internal.ics;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Window;

/** Short texts for tests, and short words for what came out of them. */
final class Ics {

    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final ZoneId UTC = ZoneId.of("UTC");
    static final IcsContext CONTEXT = new IcsContext(BERLIN, Optional.of("me@example.org"), IcsContext.Limits.STANDARD);

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT);

    private Ics() {}

    /** Returns a calendar with one event of the given lines, and what stands between the lines {@code --}. */
    static String text(String... lines) {
        List<String> all = new ArrayList<>(List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test"));
        all.addAll(List.of(lines));
        all.add("END:VCALENDAR");
        return String.join("\r\n", all) + "\r\n";
    }

    /** Returns the lines of one VEVENT with the UID {@code u}. */
    static String event(String... lines) {
        return "BEGIN:VEVENT\r\nUID:u\r\nDTSTAMP:20260101T000000Z\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT";
    }

    static IcsResource resource(String... components) {
        return IcsResource.parse(text(components), CONTEXT);
    }

    /** Returns the one event that some lines make. */
    static CalendarEvent read(String... lines) {
        return resource(event(lines)).series().event();
    }

    static Window window(String from, String to, ZoneId zone) {
        return new Window(Instant.parse(from), Instant.parse(to), zone);
    }

    /** Returns when the occurrences of a resource start, from one day (inclusive) to another in UTC, as local date-times. */
    static List<String> starts(IcsResource resource, String fromDay, String toDay) {
        Window window = window(fromDay + "T00:00:00Z", toDay + "T00:00:00Z", UTC);
        return resource.occurrences(window).stream()
                .map(occurrence -> start(occurrence.event().event().time()))
                .toList();
    }

    /** Returns when the occurrences of one VEVENT start. */
    static List<String> startsOf(String fromDay, String toDay, String... lines) {
        return starts(resource(event(lines)), fromDay, toDay);
    }

    static String start(EventTime time) {
        if (time instanceof EventTime.AllDay allDay) {
            return allDay.start().toString();
        }
        return SHOWN.format(
                time instanceof EventTime.Timed timed ? timed.start() : ((EventTime.Floating) time).start());
    }

    static String utcStart(IcsOccurrence occurrence) {
        return SHOWN.format(occurrence.event().event().time().start(UTC).atOffset(ZoneOffset.UTC));
    }

    static String end(EventTime time) {
        if (time instanceof EventTime.AllDay allDay) {
            return allDay.end().toString();
        }
        return SHOWN.format(time instanceof EventTime.Timed timed ? timed.end() : ((EventTime.Floating) time).end());
    }
}
