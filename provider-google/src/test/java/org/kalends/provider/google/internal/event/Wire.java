package org.kalends.provider.google.internal.event;

import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.calendar.model.Event;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Events as JSON, by the client's own serialiser, and what a faithful service makes of them. */
final class Wire {

    private static final DateTimeFormatter TOLD = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    private static final int LONGEST_KEY = 44;

    private static final int LONGEST_VALUE = 1024;

    private Wire() {}

    static String json(Event event) {
        try {
            return GsonFactory.getDefaultInstance().toString(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Event event(String json) {
        try {
            return GsonFactory.getDefaultInstance().fromString(json, Event.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonObject object(Event event) {
        return JsonParser.parseString(json(event)).getAsJsonObject();
    }

    /** Returns what the service holds after a PATCH: objects are merged, arrays replaced, nulls take away. */
    static JsonObject patched(JsonObject stored, Event patch) {
        JsonObject held = stored.deepCopy();
        merge(held, object(patch));
        return held;
    }

    private static void merge(JsonObject held, JsonObject patch) {
        for (Map.Entry<String, JsonElement> entry : patch.entrySet()) {
            JsonElement value = entry.getValue();
            if (value.isJsonNull()) {
                held.remove(entry.getKey());
            } else if (value.isJsonObject()) {
                JsonObject inner = held.has(entry.getKey()) ? held.getAsJsonObject(entry.getKey()) : new JsonObject();
                merge(inner, value.getAsJsonObject());
                held.add(entry.getKey(), inner);
            } else {
                held.add(entry.getKey(), value);
            }
        }
    }

    /**
     * Returns what the service tells of an event: clock times with the offset of the calendar, defaults and empty texts left out, properties
     * dropped or cut that are too long.
     */
    static Event told(JsonObject stored, ZoneId calendarZone) {
        JsonObject told = stored.deepCopy();
        for (String point : List.of("start", "end", "originalStartTime")) {
            if (told.has(point) && told.getAsJsonObject(point).has("dateTime")) {
                JsonObject time = told.getAsJsonObject(point);
                OffsetDateTime instant =
                        OffsetDateTime.parse(time.get("dateTime").getAsString());
                OffsetDateTime local = instant.atZoneSameInstant(calendarZone).toOffsetDateTime();
                boolean sayable = local.getOffset().getTotalSeconds() % 60 == 0;
                time.addProperty("dateTime", TOLD.format(sayable ? local : instant));
            }
        }
        leaveOut(told, "transparency", "opaque");
        leaveOut(told, "visibility", "default");
        for (String text : List.of("summary", "description", "location")) {
            leaveOut(told, text, "");
        }
        if (told.has("recurrence") && told.getAsJsonArray("recurrence").isEmpty()) {
            told.remove("recurrence");
        }
        cutProperties(told);
        told.add("creator", JsonParser.parseString("{\"email\":\"me@example.org\",\"self\":true}"));
        told.add("organizer", JsonParser.parseString("{\"email\":\"me@example.org\",\"self\":true}"));
        told.addProperty("etag", "\"3587000000000002\"");
        return event(told.toString());
    }

    private static void leaveOut(JsonObject told, String name, String value) {
        if (told.has(name) && told.get(name).getAsString().equals(value)) {
            told.remove(name);
        }
    }

    private static void cutProperties(JsonObject told) {
        if (!told.has("extendedProperties")) {
            return;
        }
        JsonObject properties = told.getAsJsonObject("extendedProperties").getAsJsonObject("private");
        for (String key : List.copyOf(properties.keySet())) {
            String value = properties.get(key).getAsString();
            if (key.length() > LONGEST_KEY) {
                properties.remove(key);
            } else if (value.length() > LONGEST_VALUE) {
                properties.addProperty(key, value.substring(0, LONGEST_VALUE));
            }
        }
    }
}
