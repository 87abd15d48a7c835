package org.kalends.examples.pairdrill;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RecurrenceRule;

/** Events as another program writes them: RFC 5545, with the words of Apple and Microsoft for what it has none for. */
final class IcsText {

    private IcsText() {}

    static String of(String uid, CalendarEvent event, Instant now) {
        List<String> head = List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Somebody//Else//EN",
                "BEGIN:VEVENT",
                "UID:" + uid,
                "DTSTAMP:" + IcsTimes.stamp(now));
        Stream<String> fields = Stream.of(EventField.values()).flatMap(field -> lines(field, event).stream());
        return Stream.of(head.stream(), fields, Stream.of("END:VEVENT", "END:VCALENDAR"))
                .flatMap(part -> part)
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** Returns the names of all lines that can say something about a field. */
    static Set<String> names(EventField field) {
        return switch (field) {
            case TITLE -> Set.of("SUMMARY");
            case DESCRIPTION -> Set.of("DESCRIPTION");
            case LOCATION -> Set.of("LOCATION");
            case TIME -> Set.of("DTSTART", "DTEND", "X-KALENDS-ZERO-LENGTH");
            case AVAILABILITY -> Set.of("TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "X-KALENDS-AVAILABILITY");
            case SENSITIVITY -> Set.of("CLASS", "X-KALENDS-SENSITIVITY");
            case ATTENDEES -> Set.of("ORGANIZER", "ATTENDEE");
            case RECURRENCE -> Set.of("RRULE");
        };
    }

    /** Returns the lines that say a field. */
    static List<String> lines(EventField field, CalendarEvent event) {
        return switch (field) {
            case TITLE -> text("SUMMARY", event.title());
            case DESCRIPTION -> text("DESCRIPTION", event.description().text());
            case LOCATION -> text("LOCATION", event.location());
            case TIME -> IcsTimes.lines(event.time());
            case AVAILABILITY -> IcsWords.lines(event.availability());
            case SENSITIVITY -> IcsWords.lines(event.sensitivity());
            case ATTENDEES -> guests(event);
            case RECURRENCE ->
                event.recurrence().stream()
                        .map(series -> rule(series.rule(), event.time()))
                        .toList();
        };
    }

    private static List<String> text(String name, String text) {
        String escaped = text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
        return text.isEmpty() ? List.of() : List.of(name + ":" + escaped);
    }

    private static List<String> guests(CalendarEvent event) {
        Stream<String> guests = event.attendees().stream()
                .map(guest -> "ATTENDEE;PARTSTAT=ACCEPTED:mailto:"
                        + guest.person().email().orElseThrow());
        return event.isMeeting()
                ? Stream.concat(Stream.of("ORGANIZER:mailto:me@example.org"), guests)
                        .toList()
                : List.of();
    }

    private static String rule(RecurrenceRule rule, EventTime first) {
        RecurrenceRule.End.Count end = (RecurrenceRule.End.Count) rule.end().orElseThrow();
        String day = OriginalStart.of(first).wall().getDayOfWeek().name().substring(0, 2);
        return "RRULE:FREQ=" + rule.frequency() + ";INTERVAL=" + rule.interval() + ";COUNT=" + end.occurrences()
                + (rule.byDay().isEmpty() ? "" : ";BYDAY=" + day);
    }
}
