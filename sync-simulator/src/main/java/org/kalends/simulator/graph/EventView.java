package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Events as the wire shows them to one request. */
final class EventView {

    private static final int REMINDER = 15;

    private final Mailbox mailbox;

    private final Preferences preferences;

    private final boolean withoutOriginalStart;

    private final boolean seriesEtagStays;

    EventView(Mailbox mailbox, Preferences preferences, boolean withoutOriginalStart, boolean seriesEtagStays) {
        this.withoutOriginalStart = withoutOriginalStart;
        this.seriesEtagStays = seriesEtagStays;
        this.mailbox = mailbox;
        this.preferences = preferences;
    }

    String id(EventItem item, EventVersion version) {
        return id(EventRef.of(item.number()), version);
    }

    String id(EventItem item, EventVersion version, Instance instance) {
        return id(EventRef.of(item.number()).on(instance.date()), version);
    }

    private String id(EventRef ref, EventVersion version) {
        return preferences.immutableIds()
                ? mailbox.ids().immutable(ref)
                : mailbox.ids().regular(ref, version.moves());
    }

    static String etag(long change) {
        return "W/\"" + changeKey(change) + "\"";
    }

    private static String changeKey(long change) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(0x11000000_16000000L)
                .putLong(change)
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Returns the form that only occurrences in a delta have: it never equals another view's. */
    private static String slimEtag(EventVersion version) {
        byte[] bytes = ByteBuffer.allocate(13)
                .put(new byte[] {0x0f, 0x00, 0x00, 0x00, 0x16})
                .putLong(version.sequence())
                .array();
        return "W/\"" + Base64.getEncoder().encodeToString(bytes) + "\"";
    }

    /** Returns a single event or a series. */
    ObjectNode whole(EventItem item, EventVersion version) {
        String type = version.series().isPresent() ? "seriesMaster" : "singleInstance";
        ObjectNode event = event(item, version, version.content(), id(item, version), type);
        if (seriesEtagStays) {
            event.put("@odata.etag", etag(version.whole())).put("changeKey", changeKey(version.whole()));
        }
        event.put("iCalUId", item.uid());
        event.putNull("seriesMasterId").putNull("occurrenceId").putNull("originalStart");
        version.series()
                .ifPresentOrElse(
                        series -> event.set("recurrence", RecurrenceJson.write(series.recurrence())),
                        () -> event.putNull("recurrence"));
        return event;
    }

    /** Returns an occurrence with everything that it has from its series. */
    ObjectNode whole(EventItem item, EventVersion version, Instance instance) {
        String type = instance.changed() ? "exception" : "occurrence";
        ObjectNode event = event(item, version, instance.content(), id(item, version, instance), type);
        event.put("iCalUId", GlobalObjectIds.on(item.uid(), Optional.of(instance.date())));
        event.put("seriesMasterId", id(item, version));
        event.put("occurrenceId", occurrenceId(item, version, instance.date().toString()));
        event.put(
                "originalStart",
                EventTimes.wireInstant(
                                version.content().times().on(instance.date()).startInstant())
                        .replaceFirst("\\.0+Z$", "Z"));
        if (withoutOriginalStart) {
            event.putNull("originalStart");
        }
        event.putNull("recurrence");
        return event;
    }

    /** Returns the little that a delta tells of an occurrence. */
    ObjectNode slim(EventItem item, EventVersion version, Instance instance) {
        ZoneId zone = preferences.zone();
        String name = Zones.windowsName(zone);
        ObjectNode event = Json.object()
                .put("@odata.type", "#microsoft.graph.event")
                .put("@odata.etag", slimEtag(version))
                .put("id", id(item, version, instance))
                .put("seriesMasterId", id(item, version))
                .put("type", "occurrence");
        event.set("start", instance.content().times().wireStart(zone, name));
        event.set("end", instance.content().times().wireEnd(zone, name));
        return event;
    }

    ObjectNode tombstone(String id, String reason) {
        ObjectNode gone =
                Json.object().put("@odata.type", "#microsoft.graph.event").put("id", id);
        gone.putObject("@removed").put("reason", reason);
        return gone;
    }

    String occurrenceId(EventItem item, EventVersion version, String date) {
        return "OID." + id(item, version) + "." + date;
    }

    private ObjectNode event(EventItem item, EventVersion version, EventContent content, String id, String type) {
        ObjectNode stored = content.properties();
        EventTimes times = content.times();
        ObjectNode event = Json.object()
                .put("@odata.etag", etag(version.sequence()))
                .put("id", id)
                .put("createdDateTime", EventTimes.wireInstant(item.created()))
                .put("lastModifiedDateTime", EventTimes.wireInstant(version.at()))
                .put("changeKey", changeKey(version.sequence()));
        event.set("categories", or(stored, "categories", Json.array(List.of())));
        item.transactionId()
                .ifPresentOrElse(own -> event.put("transactionId", own), () -> event.putNull("transactionId"));
        event.put("originalStartTimeZone", times.startName())
                .put("originalEndTimeZone", times.endName())
                .put("uid", item.uid())
                .put(
                        "reminderMinutesBeforeStart",
                        stored.path("reminderMinutesBeforeStart").asInt(REMINDER))
                .put("isReminderOn", stored.path("isReminderOn").asBoolean(true))
                .put("hasAttachments", false);
        event.put("subject", stored.path("subject").textValue());
        JsonNode body = or(stored, "body", BodyText.empty());
        event.put("bodyPreview", BodyText.preview(body));
        word(event, stored, "importance", "normal");
        word(event, stored, "sensitivity", "normal");
        event.put("isAllDay", times.allDay());
        flag(event, stored, "isCancelled", false);
        event.put("isOrganizer", content.isOrganizer());
        flag(event, stored, "responseRequested", true);
        word(event, stored, "showAs", "busy");
        event.put("type", type)
                .put(
                        "webLink",
                        "https://outlook.office365.com/owa/?itemid=" + id.replaceAll("[^A-Za-z0-9]", "")
                                + "&exvsurl=1&path=/calendar/item");
        event.set("onlineMeetingUrl", stored.get("onlineMeetingUrl"));
        flag(event, stored, "isOnlineMeeting", false);
        word(event, stored, "onlineMeetingProvider", "unknown");
        flag(event, stored, "allowNewTimeProposals", true);
        flag(event, stored, "isDraft", false);
        flag(event, stored, "hideAttendees", false);
        event.set("responseStatus", or(stored, "responseStatus", ownResponse(content)));
        event.set("body", BodyText.shown(body, preferences.textBody()));
        event.set("start", times.wireStart(preferences.zone(), preferences.zoneName()));
        event.set("end", times.wireEnd(preferences.zone(), preferences.zoneName()));
        event.set("location", or(stored, "location", Locations.empty()));
        event.set("locations", or(stored, "locations", Json.array(List.of())));
        event.set("attendees", or(stored, "attendees", Json.array(List.of())));
        event.set("organizer", or(stored, "organizer", person(mailbox.address())));
        event.set("onlineMeeting", stored.get("onlineMeeting"));
        return event;
    }

    private static ObjectNode ownResponse(EventContent content) {
        return Json.object()
                .put("response", content.isOrganizer() ? "organizer" : "notResponded")
                .put("time", "0001-01-01T00:00:00Z");
    }

    private static ObjectNode person(String address) {
        ObjectNode person = Json.object();
        person.putObject("emailAddress")
                .put(
                        "name",
                        address.substring(0, Math.max(1, address.indexOf('@'))).toUpperCase(Locale.ROOT))
                .put("address", address);
        return person;
    }

    private static JsonNode or(ObjectNode stored, String name, JsonNode otherwise) {
        JsonNode value = stored.get(name);
        return value == null ? otherwise : value.deepCopy();
    }

    private static void word(ObjectNode event, ObjectNode stored, String name, String otherwise) {
        event.put(name, stored.path(name).asText(otherwise));
    }

    private static void flag(ObjectNode event, ObjectNode stored, String name, boolean otherwise) {
        event.put(name, stored.path(name).asBoolean(otherwise));
    }
}
