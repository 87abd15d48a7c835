package org.kalends.examples.pairdrill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;

/** What a person at Outlook changes, as the properties of Graph's resource. */
final class GraphPen {

    private GraphPen() {}

    /** Returns a whole event. */
    static ObjectNode create(CalendarEvent event) {
        ObjectNode json = properties(event, EnumSet.allOf(EventField.class));
        if (event.recurrence().isEmpty()) {
            json.remove("recurrence");
        }
        return json;
    }

    /** Returns what changes when an event that said one thing says another. */
    static ObjectNode patch(CalendarEvent before, CalendarEvent after) {
        Set<EventField> fields = Edits.between(before, after);
        if (fields.contains(EventField.TIME) && after.recurrence().isPresent()) {
            fields.add(EventField.RECURRENCE);
        }
        ObjectNode json = properties(after, fields);
        if (before.status() != after.status()) {
            json.put("isCancelled", after.status() == EventStatus.CANCELLED);
        }
        return json;
    }

    private static ObjectNode properties(CalendarEvent event, Set<EventField> fields) {
        ObjectNode json = object();
        for (EventField field : fields) {
            switch (field) {
                case TITLE -> json.put("subject", event.title());
                case DESCRIPTION -> json.set("body", body(event.description()));
                case LOCATION -> json.set("location", object().put("displayName", event.location()));
                case TIME -> time(event.time(), json);
                case AVAILABILITY -> json.put("showAs", GraphWords.showAs(event.availability()));
                case SENSITIVITY -> json.put("sensitivity", GraphWords.word(event.sensitivity()));
                case ATTENDEES -> json.set("attendees", attendees(event));
                case RECURRENCE ->
                    event.recurrence()
                            .ifPresentOrElse(
                                    series -> json.set("recurrence", recurrence(series, event.time())),
                                    () -> json.putNull("recurrence"));
            }
        }
        return json;
    }

    private static ObjectNode body(Description description) {
        return description
                .html()
                .map(html -> object().put("contentType", "html").put("content", html))
                .orElseGet(() -> object().put("contentType", "text").put("content", description.text()));
    }

    private static void time(EventTime time, ObjectNode json) {
        boolean allDay = time instanceof EventTime.AllDay;
        json.put("isAllDay", allDay);
        if (time instanceof EventTime.AllDay day) {
            json.set("start", point(day.start().atStartOfDay(), Pair.ZONE));
            json.set("end", point(day.end().atStartOfDay(), Pair.ZONE));
        } else {
            EventTime.Timed timed = (EventTime.Timed) time;
            json.set("start", point(timed.start(), timed.zone()));
            json.set("end", point(timed.end(), timed.zone()));
        }
    }

    private static ObjectNode point(LocalDateTime wall, ZoneId zone) {
        return object().put("dateTime", wall + (wall.getSecond() == 0 ? ":00" : ""))
                .put("timeZone", zone.getId());
    }

    private static ArrayNode attendees(CalendarEvent event) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Attendee attendee : event.attendees()) {
            ObjectNode guest = list.addObject().put("type", "required");
            guest.putObject("status").put("response", "accepted").put("time", "2026-01-01T00:00:00Z");
            guest.putObject("emailAddress")
                    .put("address", attendee.person().email().orElseThrow())
                    .put("name", attendee.person().name().orElse(""));
        }
        return list;
    }

    private static ObjectNode recurrence(Recurrence series, EventTime first) {
        RecurrenceRule rule = series.rule();
        boolean weekly = rule.frequency() == RecurrenceRule.Frequency.WEEKLY;
        LocalDate start = first.start(Pair.ZONE).atZone(zone(first)).toLocalDate();
        ObjectNode json = object();
        ObjectNode pattern = json.putObject("pattern")
                .put("type", weekly ? "weekly" : "daily")
                .put("interval", rule.interval())
                .put("firstDayOfWeek", "monday");
        if (weekly) {
            pattern.putArray("daysOfWeek").add(start.getDayOfWeek().name().toLowerCase(Locale.ROOT));
        }
        RecurrenceRule.End.Count end = (RecurrenceRule.End.Count) rule.end().orElseThrow();
        json.putObject("range")
                .put("type", "numbered")
                .put("startDate", start.toString())
                .put("numberOfOccurrences", end.occurrences())
                .put("recurrenceTimeZone", zone(first).getId());
        return json;
    }

    private static ZoneId zone(EventTime time) {
        return time instanceof EventTime.Timed timed ? timed.zone() : Pair.ZONE;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
