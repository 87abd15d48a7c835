package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;

/** How an event looks to somebody: in the zone that they asked for, without what their role hides. */
final class EventView {

    private static final DateTimeFormatter MOMENT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    /** What is shown in this order, before what else an event has. */
    private static final List<String> BEFORE_PEOPLE = List.of("summary", "description", "location", "colorId");

    private static final List<String> AFTER_TIMES = List.of("transparency", "visibility");

    private final String calendarId;

    private final CalendarRole role;

    private final ZoneId zone;

    private final OptionalInt mostGuests;

    private final GoogleFaults faults;

    EventView(String calendarId, CalendarRole role, ZoneId zone, OptionalInt mostGuests, GoogleFaults faults) {
        this.calendarId = calendarId;
        this.role = role;
        this.zone = zone;
        this.mostGuests = mostGuests;
        this.faults = faults;
    }

    static String moment(Instant time) {
        return MOMENT.format(time);
    }

    /** Shows an event or an occurrence, which may be deleted. */
    ObjectNode whole(EventRef ref) {
        EventVersion version = ref.item().current();
        return ref.suffix()
                .map(suffix -> occurrence(
                        ref.item(), version, version.occurrence(suffix).orElseThrow(GoogleError::notFound)))
                .orElseGet(() -> whole(ref.item(), version));
    }

    ObjectNode whole(EventItem item, EventVersion version) {
        ObjectNode event = begun(item.id(), version.etag());
        if (hides(version.content())) {
            return slim(event, item, version, version.content(), version.deleted());
        }
        return full(event, item, version, version.content(), version.deleted(), version.sequence(), Json.object());
    }

    ObjectNode occurrence(EventItem item, EventVersion version, Occurrence occurrence) {
        String id = item.id() + "_" + occurrence.original().suffix();
        boolean cancelled = version.deleted() || occurrence.cancelled();
        ObjectNode event = begun(id, etag(version, occurrence));
        if (hides(occurrence.content())) {
            return slim(event, item, version, occurrence.content(), cancelled);
        }
        ObjectNode series = Json.object().put("recurringEventId", item.id());
        series.set("originalStartTime", occurrence.original().json(zone));
        return full(event, item, version, occurrence.content(), cancelled, occurrence.sequence(), series);
    }

    private String etag(EventVersion version, Occurrence occurrence) {
        boolean offByOne = occurrence.deviates() && faults.isOn(GoogleFault.ETAG_OFF_BY_ONE);
        return offByOne ? '"' + String.valueOf(2 * version.stamp() + 1) + '"' : version.etag();
    }

    /** Returns the etag that a guarded write of an event or an occurrence has to name. */
    String etag(EventRef ref) {
        EventVersion version = ref.item().current();
        return ref.suffix()
                .flatMap(version::occurrence)
                .map(occurrence -> etag(version, occurrence))
                .orElse(version.etag());
    }

    /** Shows a deleted event, or an occurrence that went with its series, as a round of changes does. */
    static ObjectNode tombstone(String id, EventVersion version) {
        return begun(id, version.etag()).put("status", "cancelled");
    }

    /** Shows a deleted occurrence as a list does. */
    ObjectNode deletedOccurrence(EventItem item, EventVersion version, Occurrence occurrence) {
        ObjectNode row = begun(item.id() + "_" + occurrence.original().suffix(), etag(version, occurrence))
                .put("status", "cancelled");
        if (role != CalendarRole.FREE_BUSY_READER && !faults.strikes(GoogleFault.PARENTLESS_ROWS)) {
            row.put("recurringEventId", item.id());
            row.set("originalStartTime", occurrence.original().json(zone));
        }
        return row;
    }

    private static ObjectNode begun(String id, String etag) {
        return Json.object().put("kind", "calendar#event").put("etag", etag).put("id", id);
    }

    private boolean hides(ObjectNode content) {
        return role == CalendarRole.FREE_BUSY_READER
                ? !Visibility.isPublic(content)
                : !role.seesPrivate() && Visibility.isPrivate(content);
    }

    private ObjectNode slim(
            ObjectNode event, EventItem item, EventVersion version, ObjectNode content, boolean cancelled) {
        event.put("status", status(content, cancelled))
                .put("htmlLink", link(event))
                .put("updated", moment(version.updated()));
        putTimes(event, content);
        return event.put("visibility", "private").put("iCalUID", item.uid());
    }

    private ObjectNode full(
            ObjectNode event,
            EventItem item,
            EventVersion version,
            ObjectNode content,
            boolean cancelled,
            int sequence,
            ObjectNode series) {
        event.put("status", status(content, cancelled))
                .put("htmlLink", link(event))
                .put("created", moment(item.created()))
                .put("updated", moment(version.updated()));
        copy(content, event, BEFORE_PEOPLE);
        event.set("creator", item.creator().json(calendarId));
        event.set("organizer", item.organizer().json(calendarId));
        putTimes(event, content);
        copy(content, event, List.of("recurrence"));
        event.setAll(series);
        copy(content, event, AFTER_TIMES);
        if (event.path("visibility").asText().equals("confidential")
                && faults.isOn(GoogleFault.CONFIDENTIAL_AS_PRIVATE)) {
            event.put("visibility", "private");
        }
        event.put("iCalUID", item.uid()).put("sequence", sequence);
        content.properties().forEach(property -> {
            if (!event.has(property.getKey())) {
                event.set(property.getKey(), property.getValue().deepCopy());
            }
        });
        if (event.get("attendees") instanceof ArrayNode guests) {
            putGuests(event, guests(guests, item));
        }
        if (!event.has("reminders")) {
            event.set("reminders", Json.object().put("useDefault", true));
        }
        if (item.isDamaged(version)) {
            event.remove(List.of("start", "end"));
        }
        return event.put("eventType", type(content));
    }

    private String type(ObjectNode content) {
        return faults.isOn(GoogleFault.TYPE_UNKNOWN)
                ? "futureType"
                : content.path("eventType").asText("default");
    }

    private static String status(ObjectNode content, boolean cancelled) {
        return cancelled ? "cancelled" : content.path("status").asText("confirmed");
    }

    private void putTimes(ObjectNode event, ObjectNode content) {
        EventTimes times = EventTimes.read(content, zone);
        event.set("start", times.start().json(zone));
        event.set("end", times.end().json(zone));
    }

    private static void copy(ObjectNode from, ObjectNode to, List<String> names) {
        for (String name : names) {
            JsonNode value = from.get(name);
            if (value != null) {
                to.set(name, value.deepCopy());
            }
        }
    }

    /** Too many guests are left out but for the one who looks. */
    private void putGuests(ObjectNode event, ArrayNode guests) {
        event.set("attendees", guests);
        if (guests.size() > mostGuests.orElse(Integer.MAX_VALUE)) {
            List<JsonNode> self = new ArrayList<>();
            guests.forEach(guest -> {
                if (guest.has("self")) {
                    self.add(guest);
                }
            });
            event.set("attendees", Json.array(self));
            event.put("attendeesOmitted", true);
        }
    }

    private ArrayNode guests(ArrayNode stored, EventItem item) {
        ArrayNode guests = Json.array(List.of());
        for (JsonNode guest : stored) {
            ObjectNode shown = ((ObjectNode) guest).deepCopy();
            String email = guest.path("email").asText();
            if (email.equalsIgnoreCase(item.organizer().email())) {
                shown.put("organizer", true);
            }
            if (email.equalsIgnoreCase(calendarId)) {
                shown.put("self", true);
            }
            guests.add(shown);
        }
        return guests;
    }

    private String link(ObjectNode event) {
        String eid = event.path("id").asText() + " " + calendarId;
        return "https://www.google.com/calendar/event?eid="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(eid.getBytes(StandardCharsets.UTF_8));
    }
}
