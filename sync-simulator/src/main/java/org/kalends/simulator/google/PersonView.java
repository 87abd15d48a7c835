package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What a calendar's owner sees of it. Guarded by its {@link World}. */
final class PersonView {

    private final EventStore store;

    private final ZoneId zone;

    private final EventView view;

    PersonView(EventStore store, ZoneId zone, EventView view) {
        this.store = store;
        this.zone = zone;
        this.view = view;
    }

    ObjectNode event(EventRef ref) {
        return view.whole(ref);
    }

    List<ObjectNode> events() {
        return store.items().stream()
                .filter(item -> !item.current().deleted())
                .map(item -> event(EventRef.of(item)))
                .toList();
    }

    List<ObjectNode> instances(String masterId, Instant from, Instant to) {
        EventItem series = store.require(masterId).item();
        EventVersion version = series.current();
        return version
                .occurrences(
                        Optional.of(to), zone, times -> times.overlaps(Optional.of(from), false, Optional.of(to), zone))
                .stream()
                .filter(occurrence -> !occurrence.cancelled() && !version.deleted())
                .map(occurrence -> view.occurrence(series, version, occurrence))
                .toList();
    }
}
