package org.kalends.provider.google;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.End;
import org.kalends.api.model.Sensitivity;

/** What a person types into the web page, as the resource of the API. Written by hand, so that it shares no mistake with the provider. */
final class PersonJson {

    private PersonJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Returns everything but the recurrence. */
    static ObjectNode event(CalendarEvent event) {
        ObjectNode json = object();
        json.put("summary", event.title());
        json.put("description", event.description().text());
        json.put("location", event.location());
        json.put("transparency", event.availability() == Availability.FREE ? "transparent" : "opaque");
        json.put("status", event.availability() == Availability.TENTATIVE ? "tentative" : "confirmed");
        json.put("visibility", event.sensitivity() == Sensitivity.NORMAL ? "default" : "private");
        times(json, event.time());
        return json;
    }

    private static void times(ObjectNode json, EventTime time) {
        if (time instanceof EventTime.AllDay days) {
            day(json, "start", days.start().toString());
            day(json, "end", days.end().toString());
        } else {
            EventTime.Timed timed = (EventTime.Timed) time;
            clock(json, "start", timed.start(), timed.zone());
            clock(json, "end", timed.end(), timed.zone());
        }
    }

    private static void day(ObjectNode json, String name, String day) {
        json.putObject(name).put("date", day).putNull("dateTime").putNull("timeZone");
    }

    private static void clock(ObjectNode json, String name, LocalDateTime wall, ZoneId zone) {
        String seconds = wall.getSecond() == 0 ? wall + ":00" : wall.toString();
        json.putObject(name)
                .put("dateTime", seconds + wall.atZone(zone).getOffset())
                .put("timeZone", zone.getId())
                .putNull("date");
    }

    /** Writes how a series repeats: the daily and weekly rules that a person of the kit uses. */
    static void rule(ObjectNode json, RecurrenceRule rule) {
        StringBuilder text =
                new StringBuilder("RRULE:FREQ=").append(rule.frequency().name());
        if (rule.interval() > 1) {
            text.append(";INTERVAL=").append(rule.interval());
        }
        List<String> days = rule.byDay().stream()
                .map(day -> day.day().name().substring(0, 2))
                .toList();
        if (!days.isEmpty()) {
            text.append(";BYDAY=").append(String.join(",", days));
        }
        for (End end : rule.end().stream().toList()) {
            if (!(end instanceof End.Count count)) {
                throw new AssertionError("a person does not know how to type " + rule);
            }
            text.append(";COUNT=").append(count.occurrences());
        }
        json.putArray("recurrence").add(text.toString());
    }
}
