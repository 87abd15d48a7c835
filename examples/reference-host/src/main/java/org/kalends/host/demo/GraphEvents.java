package org.kalends.host.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.kalends.host.demo.SampleEvent.ShowAs;

/** Sample events in the words of Microsoft Graph. */
final class GraphEvents {

    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private GraphEvents() {}

    static ObjectNode of(SampleEvent event) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("subject", event.title())
                .put("isAllDay", event.allDay())
                .put("showAs", word(event.showAs()))
                .put("sensitivity", event.secret() ? "private" : "normal");
        ZoneId zone = event.allDay() ? ZoneId.of("UTC") : event.zone();
        json.set("start", time(event.start(), zone));
        json.set("end", time(event.end(), zone));
        event.notes()
                .ifPresent(notes ->
                        json.putObject("body").put("contentType", "text").put("content", notes));
        event.place().ifPresent(place -> json.putObject("location").put("displayName", place));
        ArrayNode attendees = json.putArray("attendees");
        event.guests()
                .forEach(guest -> attendees
                        .addObject()
                        .put("type", "required")
                        .putObject("emailAddress")
                        .put("address", guest));
        event.organizer()
                .ifPresent(address ->
                        json.putObject("organizer").putObject("emailAddress").put("address", address));
        if (!event.repeats().isEmpty()) {
            json.set("recurrence", recurrence(event));
        }
        return json;
    }

    static ObjectNode time(LocalDateTime wall, ZoneId zone) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("dateTime", WALL.format(wall))
                .put("timeZone", zone.getId());
    }

    private static ObjectNode recurrence(SampleEvent event) {
        ObjectNode recurrence = JsonNodeFactory.instance.objectNode();
        ObjectNode pattern = recurrence
                .putObject("pattern")
                .put("type", "weekly")
                .put("interval", 1)
                .put("firstDayOfWeek", "monday");
        days(event.repeats(), pattern.putArray("daysOfWeek"));
        recurrence
                .putObject("range")
                .put("type", "noEnd")
                .put("startDate", event.start().toLocalDate().toString())
                .put("recurrenceTimeZone", event.zone().getId());
        return recurrence;
    }

    private static void days(Set<DayOfWeek> repeats, ArrayNode names) {
        repeats.stream().sorted().forEach(day -> names.add(day.name().toLowerCase(Locale.ROOT)));
    }

    private static String word(ShowAs showAs) {
        return switch (showAs) {
            case BUSY -> "busy";
            case FREE -> "free";
            case TENTATIVE -> "tentative";
            case AWAY -> "oof";
        };
    }
}
