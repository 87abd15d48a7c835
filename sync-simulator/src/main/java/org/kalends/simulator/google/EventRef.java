package org.kalends.simulator.google;

import java.util.Optional;

/**
 * An event, or one occurrence of a series.
 *
 * @param item the event or the series
 * @param suffix what the occurrence's id has behind the series' id and an underscore
 */
record EventRef(EventItem item, Optional<String> suffix) {

    static EventRef of(EventItem item) {
        return new EventRef(item, Optional.empty());
    }

    String id() {
        return suffix.map(end -> item.id() + "_" + end).orElse(item.id());
    }
}
