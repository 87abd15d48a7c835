package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The rows of one list of events. */
final class EventRows {

    private record Row(Instant start, long stamp, ObjectNode json) {}

    private final EventQuery query;

    private final EventView view;

    private final ZoneId zone;

    private final GoogleFaults faults;

    /** The last change that is known already; none for a list of everything. */
    private final OptionalLong since;

    private final List<Row> rows = new ArrayList<>();

    EventRows(EventQuery query, EventView view, ZoneId zone, GoogleFaults faults, OptionalLong since) {
        this.query = query;
        this.view = view;
        this.zone = zone;
        this.faults = faults;
        this.since = since;
    }

    List<ObjectNode> all() {
        if (query.isByStart()) {
            rows.sort(Comparator.comparing(Row::start));
        } else {
            rows.sort(Comparator.comparingLong(Row::stamp));
        }
        return rows.stream().map(Row::json).toList();
    }

    void add(EventItem item, EventVersion version) {
        boolean tellsDeleted =
                since.isPresent() || query.showDeleted() || query.updatedMin().isPresent();
        if ((version.deleted() && !tellsDeleted) || isUpdatedBefore(version) || !isFound(item, version.content())) {
            return;
        }
        if (query.singleEvents() && version.lines().isPresent()) {
            addOccurrences(item, version, tellsDeleted);
        } else if (version.deleted()) {
            add(
                    version,
                    version.times(),
                    since.isPresent() ? EventView.tombstone(item.id(), version) : view.whole(item, version));
        } else if (version.lines().isPresent()) {
            addSeries(item, version);
        } else if (isWanted(version.times())) {
            add(version, version.times(), view.whole(item, version));
        }
        if (since.isPresent()) {
            addDropped(item, version);
        }
    }

    private boolean isUpdatedBefore(EventVersion version) {
        return query.updatedMin().filter(version.updated()::isBefore).isPresent();
    }

    private boolean isWanted(EventTimes times) {
        return times.overlaps(query.from(), false, query.to(), zone);
    }

    private void add(EventVersion version, EventTimes times, ObjectNode json) {
        rows.add(new Row(times.start().in(zone), version.stamp(), json));
    }

    private void addOccurrences(EventItem item, EventVersion version, boolean tellsDeleted) {
        for (Occurrence occurrence : version.occurrences(query.to(), zone, this::isWanted)) {
            boolean deleted = version.deleted() || occurrence.cancelled();
            if (!deleted) {
                add(version, occurrence.times(), view.occurrence(item, version, occurrence));
            } else if (tellsDeleted) {
                add(version, occurrence.times(), view.deletedOccurrence(item, version, occurrence));
            }
        }
    }

    /** A series' own row and a row for each of its deviations, the deleted ones slim. */
    private void addSeries(EventItem item, EventVersion version) {
        List<Row> deviations = new ArrayList<>();
        for (Deviation deviation : version.deviations().values()) {
            Occurrence occurrence =
                    version.occurrence(deviation.original().suffix()).orElseThrow();
            if (isWanted(occurrence.times())) {
                deviations.add(new Row(
                        occurrence.times().start().in(zone),
                        version.stamp(),
                        occurrence.cancelled()
                                ? view.deletedOccurrence(item, version, occurrence)
                                : view.occurrence(item, version, occurrence)));
            }
        }
        deviations.sort(Comparator.comparing(Row::start));
        boolean alone = version.onlyOccurrence()
                && since.isPresent()
                && !deviations.isEmpty()
                && faults.strikes(GoogleFault.EXCEPTION_WITHOUT_MASTER);
        boolean last = !deviations.isEmpty() && faults.strikes(GoogleFault.EXCEPTION_BEFORE_MASTER);
        boolean unbounded = query.from().isEmpty() && query.to().isEmpty();
        if (!alone && (unbounded || version.hasOccurrence(query.to(), zone, this::isWanted))) {
            Row master = new Row(version.times().start().in(zone), version.stamp(), view.whole(item, version));
            deviations.add(last ? deviations.size() : 0, master);
        }
        rows.addAll(deviations);
    }

    private void addDropped(EventItem item, EventVersion version) {
        version.dropped().entrySet().stream()
                .filter(dropped -> dropped.getValue() > since.orElse(Long.MAX_VALUE))
                .map(dropped -> item.id() + "_" + dropped.getKey())
                .sorted()
                .forEach(id -> add(version, version.times(), EventView.tombstone(id, version)));
    }

    private boolean isFound(EventItem item, ObjectNode content) {
        return query.wantsType(content.path("eventType").asText("default"))
                && query.iCalUid().filter(uid -> !uid.equals(item.uid())).isEmpty()
                && hasProperty(content, "private")
                && hasProperty(content, "shared")
                && query.text().filter(text -> !mentions(content, text)).isEmpty();
    }

    private boolean hasProperty(ObjectNode content, String kind) {
        JsonNode properties = content.path("extendedProperties").path(kind);
        Optional<String> wanted = query.property(kind);
        Predicate<String> has = pair -> {
            int equals = pair.indexOf('=');
            return pair.substring(equals + 1)
                    .equals(properties.path(pair.substring(0, equals)).textValue());
        };
        return wanted.filter(has.negate()).isEmpty();
    }

    private static boolean mentions(ObjectNode content, String text) {
        String said = content.path("summary").asText()
                + ' '
                + content.path("description").asText()
                + ' '
                + content.path("location").asText()
                + ' '
                + content.path("attendees");
        return said.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }
}
