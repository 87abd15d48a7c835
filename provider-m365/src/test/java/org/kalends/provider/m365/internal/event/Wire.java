package org.kalends.provider.m365.internal.event;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.graph.models.Event;
import com.microsoft.kiota.serialization.JsonParseNodeFactory;
import com.microsoft.kiota.serialization.JsonSerializationWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Events as JSON, by the serialiser of the SDK, and what a faithful service makes of them. */
final class Wire {

    private static final String PROPERTIES = "singleValueExtendedProperties";

    private static final DateTimeFormatter TOLD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS", Locale.ROOT);

    private Wire() {}

    static String json(Event event) {
        try (JsonSerializationWriter writer = new JsonSerializationWriter()) {
            writer.writeObjectValue(null, event);
            return new String(writer.getSerializedContent().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Event event(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new JsonParseNodeFactory()
                .getParseNode("application/json", new ByteArrayInputStream(bytes))
                .getObjectValue(Event::createFromDiscriminatorValue);
    }

    static JsonObject object(Event event) {
        return JsonParser.parseString(json(event)).getAsJsonObject();
    }

    /** Returns what the service holds after a PATCH. */
    static JsonObject patched(JsonObject stored, Event patch) {
        JsonObject held = stored.deepCopy();
        object(patch).entrySet().forEach(entry -> {
            if (entry.getKey().equals(PROPERTIES) && held.has(PROPERTIES)) {
                merge(held.getAsJsonArray(PROPERTIES), entry.getValue().getAsJsonArray());
            } else {
                held.add(entry.getKey(), entry.getValue());
            }
        });
        return held;
    }

    private static void merge(JsonArray held, JsonArray patch) {
        for (JsonElement property : patch) {
            String id = property.getAsJsonObject().get("id").getAsString();
            for (int i = held.size() - 1; i >= 0; i--) {
                if (held.get(i).getAsJsonObject().get("id").getAsString().equals(id)) {
                    held.remove(i);
                }
            }
            held.add(property);
        }
    }

    /** Returns what the service tells of an event: times in UTC, the authored zone beside them, CRLF in the body. */
    static Event told(JsonObject stored) {
        return told(stored, zone -> zone);
    }

    /** Returns what the service tells of an event, when it has its own names for zones. */
    static Event told(JsonObject stored, UnaryOperator<String> zoneNames) {
        JsonObject told = stored.deepCopy();
        told.remove("@odata.type");
        for (String property : List.of("start", "end")) {
            JsonObject point = told.getAsJsonObject(property);
            String zone = point.get("timeZone").getAsString();
            ZoneId from = ZoneNames.find(zone).orElseThrow();
            LocalDateTime wall = LocalDateTime.parse(point.get("dateTime").getAsString());
            point.addProperty("dateTime", TOLD.format(wall.atZone(from).withZoneSameInstant(ZoneOffset.UTC)));
            point.addProperty("timeZone", "UTC");
            told.addProperty(
                    property.equals("start") ? "originalStartTimeZone" : "originalEndTimeZone", zoneNames.apply(zone));
        }
        JsonObject body = told.getAsJsonObject("body");
        if (body != null) {
            body.addProperty("content", body.get("content").getAsString().replace("\n", "\r\n"));
        }
        return event(told.toString());
    }

    /** Returns the Windows name of a zone where there is one. */
    static String windows(String zone) {
        return ZoneNames.find(zone).flatMap(WindowsZones::name).orElse(zone);
    }
}
