package org.kalends.host.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.stream.Collectors;
import org.kalends.host.demo.SampleEvent.ShowAs;

/** Sample events in the words of Google Calendar. */
final class GoogleEvents {

    private GoogleEvents() {}

    static ObjectNode of(SampleEvent event) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("summary", event.title());
        json.set("start", time(event, event.start()));
        json.set("end", time(event, event.end()));
        event.notes().ifPresent(notes -> json.put("description", notes));
        event.place().ifPresent(place -> json.put("location", place));
        if (event.showAs() == ShowAs.FREE) {
            json.put("transparency", "transparent");
        }
        if (event.showAs() == ShowAs.TENTATIVE) {
            json.put("status", "tentative");
        }
        if (event.showAs() == ShowAs.AWAY) {
            json.put("eventType", "outOfOffice").putObject("outOfOfficeProperties");
        }
        if (event.secret()) {
            json.put("visibility", "private");
        }
        ArrayNode attendees = json.putArray("attendees");
        event.guests().forEach(guest -> attendees.addObject().put("email", guest));
        event.organizer().ifPresent(address -> json.putObject("organizer").put("email", address));
        if (!event.repeats().isEmpty()) {
            json.putArray("recurrence").add("RRULE:" + rule(event));
        }
        return json;
    }

    /** Returns the rule of a series as RFC 5545 writes it. */
    static String rule(SampleEvent event) {
        return event.repeats().stream()
                .sorted()
                .map(day -> day.name().substring(0, 2))
                .collect(Collectors.joining(",", "FREQ=WEEKLY;BYDAY=", ""));
    }

    private static ObjectNode time(SampleEvent event, LocalDateTime wall) {
        ObjectNode time = JsonNodeFactory.instance.objectNode();
        return event.allDay()
                ? time.put("date", wall.toLocalDate().toString())
                : time.put("dateTime", wall + ":00")
                        .put("timeZone", event.zone().getId());
    }
}
