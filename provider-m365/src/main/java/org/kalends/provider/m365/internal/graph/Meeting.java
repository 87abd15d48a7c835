package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import org.kalends.provider.m365.internal.event.Organizing;

/** Whom an event concerns beside the owner of the mailbox, read from what the service says, also of an event that cannot be read whole. */
final class Meeting {

    private Meeting() {}

    /** Returns whether somebody is invited to an event or to an exception that is told with it. */
    static boolean hasGuests(JsonObject event) {
        if (isFilled(event.get("attendees"))) {
            return true;
        }
        JsonElement exceptions = event.get("exceptionOccurrences");
        return exceptions != null
                && exceptions.isJsonArray()
                && exceptions.getAsJsonArray().asList().stream()
                        .filter(JsonElement::isJsonObject)
                        .anyMatch(exception ->
                                isFilled(exception.getAsJsonObject().get("attendees")));
    }

    /** Returns whether the owner of the mailbox organizes an event. */
    static boolean isOwn(JsonObject event) {
        JsonElement told = event.get("isOrganizer");
        return Organizing.isOwn(
                (told != null && told.isJsonPrimitive()) ? told.getAsBoolean() : null,
                isFilled(event.get("attendees")),
                isFilled(member(event, "organizer").get("emailAddress")),
                text(member(event, "responseStatus").get("response")).equals("organizer"));
    }

    private static boolean isFilled(@Nullable JsonElement value) {
        return value != null
                && (value.isJsonArray()
                        ? !value.getAsJsonArray().isEmpty()
                        : value.isJsonObject() && !value.getAsJsonObject().isEmpty());
    }

    private static JsonObject member(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonObject() ? value.getAsJsonObject() : new JsonObject();
    }

    private static String text(@Nullable JsonElement value) {
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }
}
