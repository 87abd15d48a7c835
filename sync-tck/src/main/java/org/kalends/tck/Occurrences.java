package org.kalends.tck;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;

/** Picks the occurrences of a series out of what is told. */
final class Occurrences {

    private Occurrences() {}

    /** Returns the occurrences of a series that a feed tells, by original start. */
    static List<RemoteEvent> of(Feed feed, EventKey series) {
        return sorted(feed.events().values().stream()
                .filter(event -> event.seriesKey().equals(Optional.of(series)))
                .toList());
    }

    /** Returns occurrences by original start. */
    static List<RemoteEvent> sorted(List<RemoteEvent> occurrences) {
        return occurrences.stream()
                .sorted(Comparator.comparing(event -> event.originalStart().orElseThrow()))
                .toList();
    }
}
