package org.kalends.examples.customprovider.folder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;

/** Fields of an event into what a file says; everything else in it stays as it is. Guests and an organizer are never written. */
final class JsonWriter {

    private static final Set<EventField> ALL = EnumSet.complementOf(EnumSet.of(EventField.ATTENDEES));

    private JsonWriter() {}

    /** Returns what a new file says. */
    static ObjectNode event(CalendarEvent event) {
        ObjectNode json = JsonTables.object();
        write(json, event, ALL);
        return json;
    }

    /** Writes some fields in the order of {@link EventField}: where a series stands is known before its exceptions are told. */
    static void write(ObjectNode json, CalendarEvent event, Set<EventField> fields) {
        for (EventField field : ALL) {
            if (fields.contains(field)) {
                write(json, event, field);
            }
        }
    }

    private static void write(ObjectNode json, CalendarEvent event, EventField field) {
        switch (field) {
            case TITLE -> json.put("title", event.title());
            case DESCRIPTION -> description(json, event.description());
            case LOCATION -> json.put("location", event.location());
            case TIME -> time(json, event.time());
            case AVAILABILITY -> json.put("availability", JsonTables.word(event.availability()));
            case SENSITIVITY -> json.put("sensitivity", JsonTables.word(event.sensitivity()));
            case ATTENDEES -> throw new IllegalArgumentException("fields: attendees are never written");
            case RECURRENCE -> RecurrenceWriter.write(json, event.recurrence());
        }
    }

    private static void description(ObjectNode json, Description description) {
        json.put("description", description.text());
        put(json, "html", description.html());
    }

    private static void time(ObjectNode json, EventTime time) {
        if (time instanceof EventTime.AllDay days) {
            time(json, days.start(), days.end(), Optional.empty());
        } else if (time instanceof EventTime.Timed timed) {
            time(json, timed.start(), timed.end(), Optional.of(timed.zone().getId()));
        } else if (time instanceof EventTime.Floating floating) {
            time(json, floating.start(), floating.end(), Optional.empty());
        }
    }

    private static void time(ObjectNode json, Object start, Object end, Optional<String> zone) {
        json.put("start", start.toString());
        json.put("end", end.toString());
        put(json, "zone", zone);
    }

    private static void put(ObjectNode json, String name, Optional<String> value) {
        json.remove(name);
        value.ifPresent(text -> json.put(name, text));
    }
}
