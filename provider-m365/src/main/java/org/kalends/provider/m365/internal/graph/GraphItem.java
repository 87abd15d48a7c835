package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.graph.models.Event;
import com.microsoft.kiota.serialization.JsonParseNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * One event as the service lists it: whole, slim, or gone.
 *
 * @param id its id
 * @param json what was said
 */
record GraphItem(String id, JsonObject json) {

    /** The properties that an event is read from. */
    static final List<String> READ = List.of(
            "subject",
            "body",
            "location",
            "start",
            "end",
            "isAllDay",
            "showAs",
            "sensitivity",
            "isCancelled",
            "isOrganizer",
            "organizer",
            "attendees",
            "responseStatus",
            "recurrence",
            "originalStartTimeZone",
            "onlineMeeting");

    private static final String PROPERTIES = "singleValueExtendedProperties";

    /** What sort of event it is. */
    enum Type {
        SINGLE,
        MASTER,
        OCCURRENCE,
        EXCEPTION,
        GONE
    }

    /** Takes an item of a listing; empty for one without an id. */
    static Optional<GraphItem> of(JsonElement item) {
        if (!item.isJsonObject()) {
            return Optional.empty();
        }
        String id = text(item.getAsJsonObject(), "id");
        return id.isBlank() ? Optional.empty() : Optional.of(new GraphItem(id, item.getAsJsonObject()));
    }

    /** Returns what stands for an event that has left. */
    static GraphItem gone(String id) {
        JsonObject json = new JsonObject();
        json.addProperty("id", id);
        json.add("@removed", new JsonObject());
        return new GraphItem(id, json);
    }

    Type type() {
        if (json.has("@removed")) {
            return Type.GONE;
        }
        return switch (text(json, "type")) {
            case "seriesMaster" -> Type.MASTER;
            case "occurrence" -> Type.OCCURRENCE;
            case "exception" -> Type.EXCEPTION;
            default -> Type.SINGLE;
        };
    }

    /** Returns whether it is part of a series without being the series. */
    boolean inSeries() {
        return type() == Type.OCCURRENCE || type() == Type.EXCEPTION;
    }

    /** Returns the id of the series that it is part of; empty when it is part of none. */
    Optional<String> masterId() {
        return inSeries() ? Optional.of(text(json, "seriesMasterId")).filter(id -> !id.isBlank()) : Optional.empty();
    }

    /** Returns the id of the series that it is, or is part of; empty for a single event. */
    Optional<String> seriesId() {
        return type() == Type.MASTER ? Optional.of(id) : masterId();
    }

    /** Returns the state it is in; empty when it does not say. */
    String etag() {
        return text(json, "@odata.etag");
    }

    /** Returns when it was changed; empty when it does not say. */
    Optional<Instant> modified() {
        return instant("lastModifiedDateTime");
    }

    /** Returns whether it was changed some time after it was created; false when it does not say. */
    boolean wasChanged() {
        return instant("createdDateTime")
                .flatMap(created -> modified().filter(created.plusSeconds(1)::isBefore))
                .isPresent();
    }

    private Optional<Instant> instant(String name) {
        try {
            return Optional.of(OffsetDateTime.parse(text(json, name)).toInstant());
        } catch (DateTimeParseException untold) {
            return Optional.empty();
        }
    }

    /** Returns a digest of everything that is read; the service gives new etags also for housekeeping of its own. */
    String content() {
        StringBuilder text = new StringBuilder();
        for (String name : READ) {
            text.append(name).append(' ').append(json.get(name)).append('\n');
        }
        return Digests.content(text.toString());
    }

    /** Returns the name under which it was created. */
    Optional<String> transactionId() {
        return Optional.of(text(json, "transactionId")).filter(id -> !id.isEmpty());
    }

    /** Returns the SDK's model of our properties on it alone: nothing else that it says can spoil the reading of these. */
    Event properties() {
        JsonObject properties = new JsonObject();
        Optional.ofNullable(json.get(PROPERTIES)).ifPresent(told -> properties.add(PROPERTIES, told));
        return new JsonParseNode(properties).getObjectValue(Event::createFromDiscriminatorValue);
    }

    /** Returns the SDK's model of it, a fresh one. */
    Event event() {
        return new JsonParseNode(json).getObjectValue(Event::createFromDiscriminatorValue);
    }

    private static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }
}
