package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The properties of the event resource: which there are, who may write them, and how each is checked. */
final class EventProperties {

    private static final int LONGEST_SUBJECT = 255;

    private static final int MOST_ATTENDEES = 500;

    private static final Set<String> FLAGS =
            Set.of("isReminderOn", "responseRequested", "allowNewTimeProposals", "hideAttendees", "isOnlineMeeting");

    private static final Map<String, Set<String>> WORDS = Map.of(
            "showAs", Set.of("free", "tentative", "busy", "oof", "workingElsewhere", "unknown"),
            "sensitivity", Set.of("normal", "personal", "private", "confidential"),
            "importance", Set.of("low", "normal", "high"),
            "onlineMeetingProvider", Set.of("unknown", "teamsForBusiness", "skypeForBusiness", "skypeForConsumer"));

    // What only the service, or another organizer, can say; ignored when a client sends it.
    private static final Set<String> FACTS = Set.of(
            "organizer",
            "isOrganizer",
            "isCancelled",
            "responseStatus",
            "onlineMeeting",
            "onlineMeetingUrl",
            "isDraft");

    private static final Set<String> READ_ONLY = Set.of(
            "@odata.context",
            "@odata.etag",
            "id",
            "changeKey",
            "createdDateTime",
            "lastModifiedDateTime",
            "originalStartTimeZone",
            "originalEndTimeZone",
            "originalStart",
            "iCalUId",
            "uid",
            "hasAttachments",
            "bodyPreview",
            "seriesMasterId",
            "occurrenceId",
            "type",
            "webLink");

    private static final Set<String> ELSEWHERE =
            Set.of("start", "end", "isAllDay", "recurrence", "transactionId", "singleValueExtendedProperties");

    private static final String[] KNOWN = Stream.of(
                    Stream.of(
                            "subject",
                            "body",
                            "location",
                            "locations",
                            "attendees",
                            "categories",
                            "reminderMinutesBeforeStart"),
                    FLAGS.stream(),
                    WORDS.keySet().stream(),
                    FACTS.stream(),
                    READ_ONLY.stream(),
                    ELSEWHERE.stream())
            .flatMap(names -> names)
            .toArray(String[]::new);

    private static final Set<String> READABLE = Set.of(KNOWN);

    private EventProperties() {}

    /** Returns the names that a request may use. */
    static String[] known() {
        return KNOWN.clone();
    }

    /** Returns whether a request may select a property of this name. */
    static boolean isReadable(String name) {
        return READABLE.contains(name);
    }

    /** Returns a member in the form in which it is stored; empty when it is none of those that are kept as they are. */
    static Optional<JsonNode> stored(String name, Fields fields, boolean person) {
        if (ELSEWHERE.contains(name)
                || READ_ONLY.contains(name)
                || name.startsWith("@")
                || (FACTS.contains(name) && !person)) {
            return Optional.empty();
        }
        return Optional.of(
                fields.get(name).map(value -> checked(name, value, fields)).orElseGet(NullNode::getInstance));
    }

    private static JsonNode checked(String name, JsonNode value, Fields fields) {
        if (FLAGS.contains(name)) {
            return BooleanNode.valueOf(fields.flag(name).orElseThrow());
        }
        if (WORDS.containsKey(name)) {
            return word(name, fields);
        }
        return switch (name) {
            case "subject" -> subject(fields);
            case "body" -> BodyText.stored(value);
            case "location" -> Locations.stored(value, name);
            case "locations" -> Locations.storedList(value);
            case "attendees" -> attendees(value);
            case "categories" -> categories(value);
            case "reminderMinutesBeforeStart" ->
                IntNode.valueOf(fields.number(name).orElseThrow());
            default -> value.deepCopy();
        };
    }

    private static JsonNode word(String name, Fields fields) {
        String word = fields.text(name).orElseThrow();
        if (!WORDS.getOrDefault(name, Set.of()).contains(word)) {
            throw fields.badEnum(name, "microsoft.graph." + name);
        }
        return TextNode.valueOf(word);
    }

    private static JsonNode subject(Fields fields) {
        String subject = fields.text("subject").orElseThrow();
        if (subject.length() > LONGEST_SUBJECT) {
            throw GraphError.property("The property 'Subject' is longer than 255 characters.");
        }
        return TextNode.valueOf(subject);
    }

    private static JsonNode categories(JsonNode value) {
        if (!value.isArray()) {
            throw Fields.unreadable("categories", "an array is expected");
        }
        return value.deepCopy();
    }

    private static ArrayNode attendees(JsonNode value) {
        if (!value.isArray()) {
            throw Fields.unreadable("attendees", "an array is expected");
        }
        if (value.size() > MOST_ATTENDEES) {
            throw GraphError.invalid("An event can have 500 attendees at most.");
        }
        List<ObjectNode> all = new ArrayList<>();
        value.forEach(attendee -> all.add(attendee(attendee)));
        return Json.array(all);
    }

    private static ObjectNode attendee(JsonNode value) {
        Fields fields = Fields.of(value, "attendees").only("emailAddress", "type", "status", "proposedNewTime");
        Fields email = Fields.of(fields.require("emailAddress"), "attendees.emailAddress")
                .only("name", "address");
        String address = email.text("address")
                .orElseThrow(() -> GraphError.of(400, "ErrorInvalidRecipients", "At least one recipient isn't valid."));
        ObjectNode stored = Json.object().put("type", fields.text("type").orElse("required"));
        JsonNode status = fields.get("status").orElse(null);
        stored.set("status", status == null ? noAnswer() : status.deepCopy());
        stored.putObject("emailAddress")
                .put("name", email.text("name").orElse(address))
                .put("address", address);
        return stored;
    }

    static ObjectNode noAnswer() {
        return Json.object().put("response", "none").put("time", "0001-01-01T00:00:00Z");
    }
}
