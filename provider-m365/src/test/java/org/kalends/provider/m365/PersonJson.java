package org.kalends.provider.m365;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.End;

/** What a person types into Outlook, as the resource of Graph. Written by hand, so that it shares no mistake with the provider. */
final class PersonJson {

    private PersonJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Returns everything but the recurrence. */
    static ObjectNode event(CalendarEvent event) {
        ObjectNode json = object();
        json.put("subject", event.title());
        json.putObject("body")
                .put("contentType", "text")
                .put("content", event.description().text());
        json.putObject("location").put("displayName", event.location());
        json.put("showAs", showAs(event.availability()));
        json.put("sensitivity", event.sensitivity().name().toLowerCase(Locale.ROOT));
        times(json, event.time());
        return json;
    }

    static void times(ObjectNode json, EventTime time) {
        if (time instanceof EventTime.AllDay days) {
            json.put("isAllDay", true);
            time(json, "start", days.start().atStartOfDay(), ZoneId.of("UTC"));
            time(json, "end", days.end().atStartOfDay(), ZoneId.of("UTC"));
        } else {
            EventTime.Timed timed = (EventTime.Timed) time;
            json.put("isAllDay", false);
            time(json, "start", timed.start(), timed.zone());
            time(json, "end", timed.end(), timed.zone());
        }
    }

    private static void time(ObjectNode json, String name, LocalDateTime wall, ZoneId zone) {
        String seconds = wall.getSecond() == 0 ? wall + ":00" : wall.toString();
        json.putObject(name).put("dateTime", seconds).put("timeZone", zone.getId());
    }

    private static String showAs(Availability availability) {
        return switch (availability) {
            case FREE -> "free";
            case TENTATIVE -> "tentative";
            case BUSY, UNKNOWN -> "busy";
            case OUT_OF_OFFICE -> "oof";
            case WORKING_ELSEWHERE -> "workingElsewhere";
        };
    }

    /** Returns how often a series repeats: the daily and weekly rules that a person of the kit uses. */
    static ObjectNode recurrence(EventTime first, RecurrenceRule rule) {
        ObjectNode json = object();
        ObjectNode pattern = json.putObject("pattern").put("interval", rule.interval());
        if (rule.frequency() == RecurrenceRule.Frequency.DAILY && rule.byDay().isEmpty()) {
            pattern.put("type", "daily");
        } else if (rule.frequency() == RecurrenceRule.Frequency.WEEKLY) {
            pattern.put("type", "weekly");
            pattern.put("firstDayOfWeek", rule.weekStart().name().toLowerCase(Locale.ROOT));
            ArrayNode days = pattern.putArray("daysOfWeek");
            rule.byDay().forEach(day -> days.add(day.day().name().toLowerCase(Locale.ROOT)));
        } else {
            throw new AssertionError("a person does not know how to type " + rule);
        }
        ObjectNode range = json.putObject("range").put("startDate", day(first).toString());
        range.put(
                "recurrenceTimeZone",
                first instanceof EventTime.Timed timed ? timed.zone().getId() : "UTC");
        List<End> ends = rule.end().stream().toList();
        if (ends.isEmpty()) {
            range.put("type", "noEnd");
        } else if (ends.get(0) instanceof End.Count count) {
            range.put("type", "numbered").put("numberOfOccurrences", count.occurrences());
        } else {
            End.Until until = (End.Until) ends.get(0);
            range.put("type", "endDate")
                    .put("endDate", until.lastStart().toLocalDate().toString());
        }
        return json;
    }

    private static LocalDate day(EventTime time) {
        return time instanceof EventTime.AllDay days
                ? days.start()
                : ((EventTime.Timed) time).start().toLocalDate();
    }
}
