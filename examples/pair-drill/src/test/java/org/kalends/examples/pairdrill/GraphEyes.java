package org.kalends.examples.pairdrill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Person;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Version;

/** What a person reads in Graph's events: whole resources in UTC with text bodies. Knows nothing of how the library reads them. */
final class GraphEyes {

    private GraphEyes() {}

    /** Returns a single event or a whole series. */
    static RemoteEvent whole(JsonNode json) {
        return new RemoteEvent(
                new EventKey(json.path("id").asText()),
                new Version(json.path("@odata.etag").asText()),
                Optional.empty(),
                Optional.empty(),
                mark(json),
                Optional.of(modified(json)),
                event(json, zone(json)));
    }

    /** Returns an occurrence of a series. */
    static RemoteEvent occurrence(JsonNode json, JsonNode master) {
        return new RemoteEvent(
                new EventKey(json.path("id").asText()),
                new Version("occurrence " + json.path("@odata.etag").asText()),
                Optional.of(new EventKey(master.path("id").asText())),
                Optional.of(originalStart(json, master)),
                mark(master),
                Optional.of(modified(json)),
                event(json, zone(json)));
    }

    private static CalendarEvent event(JsonNode json, ZoneId zone) {
        return WeekDay.unsaid(CalendarEvent.builder(time(json, zone))
                .title(json.path("subject").asText(""))
                .description(description(json.path("body").path("content").asText("")))
                .location(json.path("location").path("displayName").asText(""))
                .availability(GraphWords.availability(json.path("showAs").asText()))
                .sensitivity(GraphWords.sensitivity(json.path("sensitivity").asText()))
                .status(json.path("isCancelled").asBoolean() ? EventStatus.CANCELLED : EventStatus.CONFIRMED)
                .attendees(all(json.path("attendees")).map(GraphEyes::attendee).toList())
                .recurrence(json.path("recurrence").isObject() ? Optional.of(recurrence(json, zone)) : Optional.empty())
                .facts(new EventFacts(
                        ResponseStatus.NONE,
                        EventKind.DEFAULT,
                        json.path("isOrganizer").asBoolean()))
                .build());
    }

    private static Description description(String content) {
        String text = content.replace("\r\n", "\n");
        return text.replace('\u00a0', ' ').isBlank() ? Description.EMPTY : Description.of(text);
    }

    private static EventTime time(JsonNode json, ZoneId zone) {
        LocalDateTime start = wall(json.path("start"));
        LocalDateTime end = wall(json.path("end"));
        return json.path("isAllDay").asBoolean()
                ? new EventTime.AllDay(start.toLocalDate(), end.toLocalDate())
                : EventTime.Timed.of(start.toInstant(ZoneOffset.UTC), end.toInstant(ZoneOffset.UTC), zone);
    }

    private static LocalDateTime wall(JsonNode point) {
        return LocalDateTime.parse(point.path("dateTime").asText());
    }

    private static ZoneId zone(JsonNode json) {
        return GraphWords.zone(json.path("originalStartTimeZone").asText());
    }

    private static Attendee attendee(JsonNode guest) {
        JsonNode address = guest.path("emailAddress");
        return new Attendee(
                new Person(
                        Optional.of(address.path("name").asText("")).filter(name -> !name.isBlank()),
                        Optional.of(address.path("address").asText())),
                Attendee.Role.REQUIRED,
                ResponseStatus.ACCEPTED);
    }

    private static Recurrence recurrence(JsonNode json, ZoneId zone) {
        JsonNode pattern = json.path("recurrence").path("pattern");
        boolean weekly = pattern.path("type").asText().equals("weekly");
        List<RecurrenceRule.Weekday> days = new ArrayList<>();
        all(pattern.path("daysOfWeek"))
                .forEach(day -> days.add(RecurrenceRule.Weekday.every(
                        DayOfWeek.valueOf(day.asText().toUpperCase(Locale.ROOT)))));
        RecurrenceRule rule = RecurrenceRule.builder(
                        weekly ? RecurrenceRule.Frequency.WEEKLY : RecurrenceRule.Frequency.DAILY)
                .interval(pattern.path("interval").asInt())
                .byDay(days)
                .count(json.path("recurrence")
                        .path("range")
                        .path("numberOfOccurrences")
                        .asInt())
                .build();
        Map<OriginalStart, CalendarEvent> overrides = new TreeMap<>();
        all(json.path("exceptionOccurrences"))
                .forEach(each -> overrides.put(originalStart(each, json), event(each, zone(each))));
        TreeSet<OriginalStart> exclusions = new TreeSet<>();
        all(json.path("cancelledOccurrences")).forEach(id -> exclusions.add(originalStart(id.asText(), json, zone)));
        return Recurrence.of(rule).withOverrides(overrides).withExclusions(exclusions);
    }

    private static OriginalStart originalStart(JsonNode occurrence, JsonNode master) {
        return originalStart(occurrence.path("occurrenceId").asText(), master, zone(master));
    }

    private static OriginalStart originalStart(String occurrenceId, JsonNode master, ZoneId zone) {
        LocalDate date = LocalDate.parse(occurrenceId.substring(occurrenceId.lastIndexOf('.') + 1));
        EventTime first = time(master, zone);
        if (first instanceof EventTime.Timed timed) {
            return new OriginalStart.Zoned(date.atTime(timed.start().toLocalTime()), timed.zone());
        }
        return new OriginalStart.Day(date);
    }

    private static Optional<OriginMark> mark(JsonNode json) {
        return all(json.path("singleValueExtendedProperties"))
                .filter(property -> property.path("id").asText().equalsIgnoreCase(GraphWords.MARK))
                .map(property -> property.path("value").asText())
                .flatMap(value -> OriginMark.parse(value.substring("k1.".length(), value.lastIndexOf('.'))).stream())
                .findFirst();
    }

    private static Instant modified(JsonNode json) {
        return Instant.parse(json.path("lastModifiedDateTime").asText()).truncatedTo(ChronoUnit.MILLIS);
    }

    private static Stream<JsonNode> all(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
