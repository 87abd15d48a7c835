package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What properties an event has, which of them are taken, and what they are when they are stored. */
final class EventProperties {

    private static final int LONGEST_DESCRIPTION = 8192;

    /** What the service says itself and ignores in a request. */
    private static final Set<String> READ_ONLY = Set.of(
            "kind",
            "etag",
            "htmlLink",
            "created",
            "updated",
            "creator",
            "organizer",
            "recurringEventId",
            "originalStartTime",
            "attendeesOmitted",
            "endTimeUnspecified",
            "hangoutLink",
            "locked",
            "privateCopy");

    private static final Map<String, Predicate<JsonNode>> WRITABLE = Map.ofEntries(
            Map.entry("id", JsonNode::isTextual),
            Map.entry("iCalUID", JsonNode::isTextual),
            Map.entry("status", oneOf("confirmed", "tentative", "cancelled")),
            Map.entry("summary", JsonNode::isTextual),
            Map.entry("description", JsonNode::isTextual),
            Map.entry("location", JsonNode::isTextual),
            Map.entry("colorId", JsonNode::isTextual),
            Map.entry("eventLabelId", JsonNode::isTextual),
            Map.entry("start", JsonNode::isObject),
            Map.entry("end", JsonNode::isObject),
            Map.entry("recurrence", EventProperties::isListOfTexts),
            Map.entry("transparency", oneOf("opaque", "transparent")),
            Map.entry("visibility", oneOf("default", "public", "private", "confidential")),
            Map.entry("sequence", JsonNode::isInt),
            Map.entry("attendees", EventProperties::isListOfGuests),
            Map.entry("extendedProperties", JsonNode::isObject),
            Map.entry("reminders", JsonNode::isObject),
            Map.entry("source", JsonNode::isObject),
            Map.entry("attachments", JsonNode::isArray),
            Map.entry("conferenceData", JsonNode::isObject),
            Map.entry("gadget", JsonNode::isObject),
            Map.entry("anyoneCanAddSelf", JsonNode::isBoolean),
            Map.entry("guestsCanInviteOthers", JsonNode::isBoolean),
            Map.entry("guestsCanModify", JsonNode::isBoolean),
            Map.entry("guestsCanSeeOtherGuests", JsonNode::isBoolean),
            Map.entry("eventType", JsonNode::isTextual),
            Map.entry("birthdayProperties", JsonNode::isObject),
            Map.entry("focusTimeProperties", JsonNode::isObject),
            Map.entry("outOfOfficeProperties", JsonNode::isObject),
            Map.entry("workingLocationProperties", JsonNode::isObject));

    /** What is not shown when it says nothing beyond the rule. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "status",
            "confirmed",
            "transparency",
            "opaque",
            "visibility",
            "default",
            "eventType",
            "default",
            "anyoneCanAddSelf",
            "false",
            "guestsCanInviteOthers",
            "true",
            "guestsCanModify",
            "false",
            "guestsCanSeeOtherGuests",
            "true");

    private EventProperties() {}

    private static Predicate<JsonNode> oneOf(String... words) {
        Set<String> known = Set.of(words);
        return value -> value.isTextual() && known.contains(value.textValue());
    }

    private static boolean isListOfTexts(JsonNode value) {
        for (JsonNode item : value) {
            if (!item.isTextual()) {
                return false;
            }
        }
        return value.isArray();
    }

    private static boolean isListOfGuests(JsonNode value) {
        for (JsonNode guest : value) {
            if (!guest.path("email").isTextual()) {
                throw GoogleError.required("Missing attendee email.");
            }
        }
        return value.isArray();
    }

    /** Returns what of a request's body counts: unknown names and wrong kinds are refused, what is read-only is left out. */
    static ObjectNode writable(ObjectNode body) {
        ObjectNode taken = Json.object();
        for (Map.Entry<String, JsonNode> property : body.properties()) {
            Predicate<JsonNode> kind = WRITABLE.get(property.getKey());
            if (kind == null && !READ_ONLY.contains(property.getKey())) {
                throw GoogleError.badRequest("Unknown property '" + property.getKey() + "'.");
            }
            if (kind != null) {
                if (!property.getValue().isNull() && !kind.test(property.getValue())) {
                    throw GoogleError.invalid("Invalid value for: " + property.getKey());
                }
                taken.set(property.getKey(), property.getValue());
            }
        }
        return taken;
    }

    /** Returns an event's properties as they are stored: whole times, no defaults, extended properties within limits. */
    static ObjectNode stored(ObjectNode written, ZoneId calendar) {
        ObjectNode event = Json.merged(Json.object(), written);
        EventTimes times = EventTimes.read(event, calendar);
        event.set("start", times.start().json(times.start().zone()));
        event.set("end", times.end().json(times.end().zone()));
        event.remove(List.of("id", "iCalUID", "sequence"));
        if (event.path("recurrence").isEmpty()) {
            event.remove("recurrence");
        } else {
            RecurrenceLines.read(event.path("recurrence"), times.start());
        }
        DEFAULTS.forEach((name, usual) -> {
            if (event.path(name).asText().equals(usual)) {
                event.remove(name);
            }
        });
        for (String text : Set.of("summary", "description", "location")) {
            if (event.path(text).asText().isEmpty()) {
                event.remove(text);
            }
        }
        if (event.path("description").asText().length() > LONGEST_DESCRIPTION) {
            throw GoogleError.invalid("Invalid value for: description");
        }
        if (event.get("extendedProperties") instanceof ObjectNode extended) {
            event.set("extendedProperties", ExtendedProperties.kept(extended));
        }
        Reminders.check(event.path("reminders"));
        if (event.get("attendees") instanceof ArrayNode guests) {
            event.set("attendees", guests(guests));
        }
        return event;
    }

    private static ArrayNode guests(ArrayNode written) {
        ArrayNode guests = Json.array(List.of());
        for (JsonNode guest : written) {
            ObjectNode entry = Json.object();
            entry.setAll((ObjectNode) guest);
            entry.remove(List.of("self", "organizer"));
            if (!entry.has("responseStatus")) {
                entry.put("responseStatus", "needsAction");
            }
            guests.add(entry);
        }
        return guests;
    }
}
