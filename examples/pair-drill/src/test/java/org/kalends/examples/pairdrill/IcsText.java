package org.kalends.examples.pairdrill;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.Sensitivity;

/** Events as another program writes them: RFC 5545, with the words of Apple and Microsoft for what it has none for. */
final class IcsText {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);

    private IcsText() {}

    static String of(String uid, CalendarEvent event) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Somebody//Else//EN\r\nBEGIN:VEVENT\r\nUID:" + uid
                + "\r\nDTSTAMP:20260101T000000Z\r\n" + line("SUMMARY", event.title())
                + line("DESCRIPTION", event.description().text())
                + line("LOCATION", event.location())
                + times(event.time())
                + availability(event.availability())
                + sensitivity(event.sensitivity())
                + guests(event)
                + event.recurrence().map(IcsText::rule).orElse("")
                + "END:VEVENT\r\nEND:VCALENDAR\r\n";
    }

    private static String line(String name, String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
        return text.isEmpty() ? "" : name + ":" + escaped + "\r\n";
    }

    private static String times(EventTime time) {
        if (time instanceof EventTime.AllDay day) {
            return "DTSTART;VALUE=DATE:" + date(day.start()) + "\r\nDTEND;VALUE=DATE:" + date(day.end()) + "\r\n";
        }
        EventTime.Timed timed = (EventTime.Timed) time;
        return at("DTSTART", timed, timed.start()) + at("DTEND", timed, timed.end());
    }

    private static String at(String name, EventTime.Timed time, LocalDateTime wall) {
        String zone = time.zone().getId();
        return zone.equals("UTC")
                ? name + ":" + STAMP.format(wall) + "Z\r\n"
                : name + ";TZID=" + zone + ":" + STAMP.format(wall) + "\r\n";
    }

    private static String date(LocalDate date) {
        return DateTimeFormatter.BASIC_ISO_DATE.format(date);
    }

    private static String availability(Availability availability) {
        String busy = switch (availability) {
            case FREE -> "FREE";
            case TENTATIVE -> "TENTATIVE";
            case OUT_OF_OFFICE -> "OOF";
            case WORKING_ELSEWHERE -> "WORKINGELSEWHERE";
            case BUSY, UNKNOWN -> "BUSY";
        };
        String transparent = availability == Availability.FREE ? "TRANSPARENT" : "OPAQUE";
        return "TRANSP:" + transparent + "\r\nX-MICROSOFT-CDO-BUSYSTATUS:" + busy + "\r\n";
    }

    private static String sensitivity(Sensitivity sensitivity) {
        return switch (sensitivity) {
            case NORMAL -> "CLASS:PUBLIC\r\n";
            case CONFIDENTIAL -> "CLASS:CONFIDENTIAL\r\n";
            case PRIVATE -> "CLASS:PRIVATE\r\n";
            case PERSONAL -> throw new IllegalArgumentException("iCalendar has no word for personal");
        };
    }

    private static String guests(CalendarEvent event) {
        return event.attendees().isEmpty()
                ? ""
                : "ORGANIZER:mailto:me@example.org\r\n"
                        + event.attendees().stream()
                                .map(Attendee::person)
                                .map(person -> "ATTENDEE;PARTSTAT=ACCEPTED:mailto:"
                                        + person.email().orElseThrow() + "\r\n")
                                .collect(Collectors.joining());
    }

    private static String rule(Recurrence recurrence) {
        RecurrenceRule rule = recurrence.rule();
        RecurrenceRule.End.Count end = (RecurrenceRule.End.Count) rule.end().orElseThrow();
        return "RRULE:FREQ=" + rule.frequency() + ";INTERVAL=" + rule.interval() + ";COUNT=" + end.occurrences()
                + "\r\n";
    }
}
