package org.kalends.examples.customprovider.folder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Person;
import org.kalends.api.model.ResponseStatus;
import org.kalends.api.model.Sensitivity;

/** What a file says, as an event. Fails with PERMANENT and the name of the property that cannot be read. */
final class JsonReader {

    private JsonReader() {}

    /** Returns an event, or a series with its exceptions. */
    static CalendarEvent event(JsonNode json) {
        try {
            EventTime time = time(json);
            return new CalendarEvent(
                    JsonTables.text(json, "title").orElse(""),
                    new Description(JsonTables.text(json, "description").orElse(""), JsonTables.text(json, "html")),
                    JsonTables.text(json, "location").orElse(""),
                    time,
                    JsonTables.word(json, "availability", Availability.BUSY),
                    JsonTables.word(json, "sensitivity", Sensitivity.NORMAL),
                    JsonTables.word(json, "status", EventStatus.CONFIRMED),
                    json.has("organizer") ? Optional.of(person(json.get("organizer"))) : Optional.empty(),
                    attendees(json),
                    JsonTables.text(json, "uid"),
                    json.has("recurrence")
                            ? Optional.of(RecurrenceReader.recurrence(json.get("recurrence"), time))
                            : Optional.empty(),
                    facts(json));
        } catch (IllegalArgumentException e) {
            throw FolderErrors.unreadable("event", String.valueOf(e.getMessage()));
        }
    }

    /** Returns days, a wall clock in a zone, or without a zone a floating one. */
    static EventTime time(JsonNode json) {
        String start = JsonTables.needed(json, "start");
        String end = JsonTables.needed(json, "end");
        if (JsonTables.isDay(start)) {
            return new EventTime.AllDay(JsonTables.day("start", start), JsonTables.day("end", end));
        }
        Optional<String> zone = JsonTables.text(json, "zone");
        return zone.isPresent()
                ? new EventTime.Timed(
                        JsonTables.wall("start", start), JsonTables.wall("end", end), JsonTables.zone(zone.get()))
                : new EventTime.Floating(JsonTables.wall("start", start), JsonTables.wall("end", end));
    }

    private static List<Attendee> attendees(JsonNode json) {
        List<Attendee> attendees = new ArrayList<>();
        for (JsonNode guest : JsonTables.list(json, "attendees")) {
            attendees.add(new Attendee(
                    person(guest),
                    JsonTables.word(guest, "role", Attendee.Role.REQUIRED),
                    JsonTables.word(guest, "response", ResponseStatus.NOT_RESPONDED)));
        }
        return attendees;
    }

    private static Person person(JsonNode json) {
        return new Person(JsonTables.text(json, "name"), JsonTables.text(json, "email"));
    }

    private static EventFacts facts(JsonNode json) {
        return new EventFacts(
                JsonTables.word(json, "response", ResponseStatus.NONE),
                JsonTables.word(json, "kind", EventKind.DEFAULT),
                json.path("organizedByMe").asBoolean(true));
    }
}
