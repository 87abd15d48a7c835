package org.kalends.host.demo;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import org.jspecify.annotations.Nullable;
import org.kalends.host.demo.SampleEvent.ShowAs;

/** Sample events as iCalendar texts. */
final class IcsEvents {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);

    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

    private IcsEvents() {}

    static String of(String uid, SampleEvent event, String owner, Clock clock) {
        List<String> lines = new ArrayList<>(
                List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Apple Inc.//iOS 19.1//EN", "CALSCALE:GREGORIAN"));
        if (!event.allDay()) {
            lines.add(zone(event));
        }
        lines.add("BEGIN:VEVENT");
        lines.add("UID:" + uid);
        lines.add("DTSTAMP:" + WALL.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)) + "Z");
        lines.add("DTSTART" + time(event, event.start()));
        lines.add("DTEND" + time(event, event.end()));
        lines.add("SUMMARY:" + escaped(event.title()));
        event.notes().ifPresent(notes -> lines.add("DESCRIPTION:" + escaped(notes)));
        event.place().ifPresent(place -> lines.add("LOCATION:" + escaped(place)));
        lines.add("TRANSP:" + (event.showAs() == ShowAs.FREE ? "TRANSPARENT" : "OPAQUE"));
        if (event.showAs() == ShowAs.TENTATIVE) {
            lines.add("STATUS:TENTATIVE");
        }
        if (event.secret()) {
            lines.add("CLASS:PRIVATE");
        }
        if (!event.guests().isEmpty()) {
            lines.add("ORGANIZER:mailto:" + event.organizer().orElse(owner));
            event.guests().forEach(guest -> lines.add("ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:" + guest));
        }
        if (!event.repeats().isEmpty()) {
            lines.add("RRULE:" + GoogleEvents.rule(event));
        }
        lines.addAll(List.of("END:VEVENT", "END:VCALENDAR"));
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String time(SampleEvent event, LocalDateTime wall) {
        return event.allDay()
                ? ";VALUE=DATE:" + DATE.format(wall)
                : ";TZID=" + event.zone().getId() + ":" + WALL.format(wall);
    }

    private static String zone(SampleEvent event) {
        @Nullable
        TimeZone zone = TimeZoneRegistryFactory.getInstance()
                .createRegistry()
                .getTimeZone(event.zone().getId());
        return Optional.ofNullable(zone).orElseThrow().getVTimeZone().toString().strip();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }
}
