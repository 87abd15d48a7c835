package org.kalends.examples.pairdrill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Set;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RecurrenceRule;

/** What a person changes on the web page of Google Calendar, as the properties of its resource. */
final class GooglePen {

    private GooglePen() {}

    /** Returns a whole event. */
    static ObjectNode create(CalendarEvent event) {
        Set<EventField> fields = EnumSet.allOf(EventField.class);
        if (event.recurrence().isEmpty()) {
            fields.remove(EventField.RECURRENCE);
        }
        return properties(event, fields);
    }

    /** Returns what changes when an event that said one thing says another. Where a rule names its weekday, the page keeps that and the start together. */
    static ObjectNode patch(CalendarEvent before, CalendarEvent after) {
        Set<EventField> fields = Edits.between(before, after);
        if (fields.contains(EventField.TIME) && after.recurrence().isPresent()) {
            fields.add(EventField.RECURRENCE);
        }
        return properties(after, fields);
    }

    private static ObjectNode properties(CalendarEvent event, Set<EventField> fields) {
        ObjectNode json = object();
        for (EventField field : fields) {
            switch (field) {
                case TITLE -> json.put("summary", event.title());
                case DESCRIPTION -> json.put("description", description(event.description()));
                case LOCATION -> json.put("location", event.location());
                case TIME -> time(event.time(), json);
                case AVAILABILITY -> {
                    json.put("transparency", event.availability() == Availability.FREE ? "transparent" : "opaque");
                    json.put("status", event.availability() == Availability.TENTATIVE ? "tentative" : "confirmed");
                }
                case SENSITIVITY -> json.put("visibility", GoogleWords.visibility(event.sensitivity()));
                case ATTENDEES -> json.set("attendees", attendees(event));
                case RECURRENCE ->
                    event.recurrence()
                            .ifPresentOrElse(
                                    series -> json.putArray("recurrence").add(rule(series.rule(), event.time())),
                                    () -> json.putNull("recurrence"));
            }
        }
        return json;
    }

    /** The page holds HTML, so what is typed there is spelled out. */
    private static String description(Description description) {
        return description
                .html()
                .orElseGet(() -> description
                        .text()
                        .replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;"));
    }

    private static void time(EventTime time, ObjectNode json) {
        if (time instanceof EventTime.AllDay day) {
            json.set("start", day(day.start()));
            json.set("end", day(day.end()));
        } else {
            EventTime.Timed timed = (EventTime.Timed) time;
            json.set("start", moment(timed.start(), timed.zone()));
            json.set("end", moment(timed.end(), timed.zone()));
        }
    }

    private static ObjectNode day(LocalDate date) {
        return object().put("date", date.toString()).putNull("dateTime").putNull("timeZone");
    }

    private static ObjectNode moment(LocalDateTime wall, ZoneId zone) {
        return object().put("dateTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(wall.atZone(zone)))
                .put("timeZone", zone.getId())
                .putNull("date");
    }

    private static ArrayNode attendees(CalendarEvent event) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Attendee attendee : event.attendees()) {
            list.addObject()
                    .put("email", attendee.person().email().orElseThrow())
                    .put("responseStatus", "accepted");
        }
        return list;
    }

    private static String rule(RecurrenceRule rule, EventTime first) {
        RecurrenceRule.End.Count end = (RecurrenceRule.End.Count) rule.end().orElseThrow();
        String day = OriginalStart.of(first).wall().getDayOfWeek().name().substring(0, 2);
        return "RRULE:FREQ=" + rule.frequency() + ";INTERVAL=" + rule.interval() + ";COUNT=" + end.occurrences()
                + (rule.byDay().isEmpty() ? "" : ";BYDAY=" + day);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
