package org.kalends.host;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.List;
import org.kalends.simulator.google.GoogleCalendar;
import org.kalends.simulator.graph.MailboxCalendar;

/** What people put into their calendars in the tests. */
final class Sample {

    private static final String ZONE = "Europe/Berlin";

    private Sample() {}

    static ObjectNode graphEvent(String title, LocalDateTime start) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("subject", title);
        event.set("start", graphTime(start));
        event.set("end", graphTime(start.plusHours(1)));
        return event;
    }

    static ObjectNode googleEvent(String title, LocalDateTime start) {
        ObjectNode event = JsonNodeFactory.instance.objectNode().put("summary", title);
        event.set("start", googleTime(start));
        event.set("end", googleTime(start.plusHours(1)));
        return event;
    }

    static LocalDateTime soon(int days) {
        return LocalDateTime.now(java.time.ZoneId.of(ZONE))
                .plusDays(days)
                .withHour(10)
                .withMinute(0)
                .withSecond(0)
                .withNano(0);
    }

    static List<String> titles(MailboxCalendar calendar) {
        return calendar.events().stream()
                .map(event -> event.path("subject").asText())
                .sorted()
                .toList();
    }

    static List<String> titles(GoogleCalendar calendar) {
        return calendar.events().stream()
                .filter(event -> !event.path("status").asText().equals("cancelled"))
                .map(event -> event.path("summary").asText())
                .sorted()
                .toList();
    }

    private static ObjectNode graphTime(LocalDateTime wall) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("dateTime", wall + ":00")
                .put("timeZone", ZONE);
    }

    private static ObjectNode googleTime(LocalDateTime wall) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("dateTime", wall + ":00")
                .put("timeZone", ZONE);
    }
}
