package org.kalends.examples.pairdrill;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Person;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Version;

/** What a person reads in the events of Google Calendar. Knows nothing of how the library reads them. */
final class GoogleEyes {

    private GoogleEyes() {}

    /** Returns a single event. */
    static RemoteEvent single(JsonNode json) {
        return new RemoteEvent(
                new EventKey(json.path("id").asText()),
                new Version(json.path("etag").asText()),
                Optional.empty(),
                Optional.empty(),
                GoogleWords.mark(json),
                Optional.of(modified(json)),
                event(json));
    }

    /** Returns a whole series, which all its occurrences belong to that are not deleted. */
    static RemoteEvent series(JsonNode json, List<? extends JsonNode> occurrences) {
        RemoteEvent first = single(json);
        CalendarEvent whole = first.event().toBuilder()
                .recurrence(Optional.of(new GoogleSeries(first.event(), json).recurrence(occurrences)))
                .build();
        return new RemoteEvent(
                first.key(),
                first.version(),
                Optional.empty(),
                Optional.empty(),
                first.originMark(),
                first.modifiedAt(),
                whole);
    }

    /** Returns an occurrence of a series. */
    static RemoteEvent occurrence(JsonNode json, JsonNode series) {
        return new RemoteEvent(
                new EventKey(json.path("id").asText()),
                new Version("occurrence " + json.path("etag").asText()),
                Optional.of(new EventKey(series.path("id").asText())),
                Optional.of(originalStart(json, zone(series))),
                GoogleWords.mark(series),
                Optional.of(modified(json)),
                event(json));
    }

    static CalendarEvent event(JsonNode json) {
        return CalendarEvent.builder(time(json))
                .title(json.path("summary").asText(""))
                .description(description(json.path("description").asText("")))
                .location(json.path("location").asText(""))
                .availability(GoogleWords.availability(json))
                .sensitivity(GoogleWords.sensitivity(json))
                .attendees(StreamSupport.stream(json.path("attendees").spliterator(), false)
                        .map(GoogleEyes::attendee)
                        .toList())
                .facts(new EventFacts(
                        ResponseStatus.NONE,
                        EventKind.DEFAULT,
                        json.path("organizer").path("self").asBoolean()))
                .build();
    }

    private static Description description(String html) {
        String text = html.replaceAll("<(?:div|br)>", "\n")
                .replaceAll("<[^>]*>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
        return html.contains("<") ? new Description(text, Optional.of(html)) : Description.of(text);
    }

    private static EventTime time(JsonNode json) {
        if (json.path("start").has("date")) {
            return new EventTime.AllDay(date(json.path("start")), date(json.path("end")));
        }
        ZoneId zone = zone(json);
        return new EventTime.Timed(wall(json.path("start"), zone), wall(json.path("end"), zone), zone);
    }

    static ZoneId zone(JsonNode json) {
        return ZoneId.of(json.path("start").path("timeZone").asText(Pair.ZONE.getId()));
    }

    static OriginalStart originalStart(JsonNode occurrence, ZoneId zone) {
        JsonNode start = occurrence.path("originalStartTime");
        return start.has("date")
                ? new OriginalStart.Day(date(start))
                : new OriginalStart.Zoned(wall(start, zone), zone);
    }

    private static LocalDate date(JsonNode point) {
        return LocalDate.parse(point.path("date").asText());
    }

    private static LocalDateTime wall(JsonNode point, ZoneId zone) {
        return OffsetDateTime.parse(point.path("dateTime").asText())
                .atZoneSameInstant(zone)
                .toLocalDateTime();
    }

    private static Attendee attendee(JsonNode guest) {
        return new Attendee(
                new Person(
                        Stream.of(guest.path("displayName").asText(""))
                                .filter(name -> !name.isBlank())
                                .findFirst(),
                        Optional.of(guest.path("email").asText())),
                Attendee.Role.REQUIRED,
                ResponseStatus.ACCEPTED);
    }

    private static Instant modified(JsonNode json) {
        return Instant.parse(json.path("updated").asText());
    }
}
