package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a create or a patch says, checked.
 *
 * @param properties the properties to set, in the form in which they are stored; null to clear one
 * @param start the start
 * @param end the end
 * @param allDay whether only dates count
 * @param recurrence the recurrence as it was sent; a JSON null makes the series a single event
 * @param extended the extended properties to set; empty to remove one
 * @param transactionId the client's own id of a create
 */
record EventInput(
        ObjectNode properties,
        Optional<WallTime> start,
        Optional<WallTime> end,
        Optional<Boolean> allDay,
        Optional<JsonNode> recurrence,
        Map<String, Optional<String>> extended,
        Optional<String> transactionId) {

    static EventInput read(ObjectNode json, boolean person) {
        Fields fields = Fields.of(json, "").only(EventProperties.known());
        ObjectNode properties = Json.object();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            EventProperties.stored(member.getKey(), fields, person)
                    .ifPresent(value -> properties.set(member.getKey(), value));
        }
        relocate(properties);
        Map<String, Optional<String>> extended = new HashMap<>();
        fields.get("singleValueExtendedProperties").ifPresent(list -> ExtendedProperties.read(list, extended));
        return new EventInput(
                properties,
                time(fields, "start", person),
                time(fields, "end", person),
                fields.flag("isAllDay"),
                Optional.ofNullable(json.get("recurrence")),
                Map.copyOf(extended),
                fields.text("transactionId"));
    }

    private static Optional<WallTime> time(Fields fields, String name, boolean person) {
        if (fields.isNull(name)) {
            throw GraphError.property("The property '" + name + "' cannot be removed.");
        }
        return fields.get(name).map(node -> WallTime.read(Fields.of(node, name), person));
    }

    /** Writing one of location and locations replaces both. */
    private static void relocate(ObjectNode properties) {
        JsonNode location = properties.get("location");
        JsonNode locations = properties.get("locations");
        if (location != null && locations == null) {
            properties.set("locations", Locations.list(location));
        } else if (locations != null) {
            properties.set("location", Locations.first(locations));
        }
    }

    boolean hasTimes() {
        return start.isPresent() || end.isPresent() || allDay.isPresent();
    }

    boolean hasIanaZone() {
        return Stream.of(start, end)
                .flatMap(Optional::stream)
                .anyMatch(time -> time.name().contains("/"));
    }

    boolean hasAttendees() {
        return properties.has("attendees");
    }

    /** Returns whether nobody but added or removed guests has to be told. */
    boolean isOnlyAttendees() {
        return hasAttendees() && properties.size() == 1 && !hasTimes() && recurrence.isEmpty();
    }

    /** Returns what a single event or a series says from now on. */
    EventContent on(EventContent before, EventTimes time) {
        ObjectNode merged = before.properties().deepCopy();
        lay(properties, merged);
        Map<String, String> all = new HashMap<>(before.extended());
        extended.forEach((id, value) -> value.ifPresentOrElse(text -> all.put(id, text), () -> all.remove(id)));
        return new EventContent(merged, time, Map.copyOf(all));
    }

    EventTimes newTimes() {
        WallTime from = start.orElseThrow(() -> GraphError.property("The property 'Start' is required."));
        WallTime to = end.orElseThrow(() -> GraphError.property("The property 'End' is required."));
        return times(from, to, allDay.orElse(false));
    }

    EventTimes timesOver(EventTimes before) {
        if (!hasTimes()) {
            return before;
        }
        WallTime from = start.orElseGet(() -> new WallTime(before.start(), before.startZone(), before.startName()));
        WallTime to = end.orElseGet(() -> new WallTime(before.end(), before.endZone(), before.endName()));
        return times(from, to, allDay.orElse(before.allDay()));
    }

    private static EventTimes times(WallTime from, WallTime to, boolean allDay) {
        return new EventTimes(from.wall(), from.zone(), from.name(), to.wall(), to.zone(), to.name(), allDay).checked();
    }

    /** Puts some properties over others; null clears. */
    static void lay(ObjectNode over, ObjectNode under) {
        for (Map.Entry<String, JsonNode> member : over.properties()) {
            if (member.getValue().isNull()) {
                under.remove(member.getKey());
            } else {
                under.set(member.getKey(), member.getValue());
            }
        }
    }

    static ZoneId seriesZone(Recurrence recurrence, EventTimes times) {
        return recurrence.zone().equals(times.startName()) ? times.startZone() : Zones.require(recurrence.zone());
    }
}
