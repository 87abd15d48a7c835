package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;

/**
 * A whole answer of a change feed, all its pages.
 *
 * @param view how series are told
 * @param kind what the absence of an event means
 * @param changes of all pages, in order
 * @param next where the answer ended
 */
record Feed(RecurrenceView view, ChangePage.Kind kind, List<RemoteChange> changes, Cursor next) {

    static Feed of(RecurrenceView view, List<ChangePage> pages) {
        assertThat(pages.stream().map(ChangePage::kind).distinct())
                .as("all pages of an answer are of one kind")
                .hasSize(1);
        ChangePage last = pages.get(pages.size() - 1);
        List<RemoteChange> changes =
                pages.stream().flatMap(page -> page.changes().stream()).toList();
        return new Feed(view, last.kind(), changes, last.next());
    }

    /** Returns the events that stand after the answer when nothing stood before. */
    Map<EventKey, RemoteEvent> events() {
        return appliedTo(Map.of());
    }

    /** Returns the events that stand after the answer when {@code before} stood before it. */
    Map<EventKey, RemoteEvent> appliedTo(Map<EventKey, RemoteEvent> before) {
        Map<EventKey, RemoteEvent> state = new LinkedHashMap<>();
        if (kind == ChangePage.Kind.DELTA) {
            state.putAll(before);
        }
        changes.forEach(change -> apply(change, state));
        return state;
    }

    private static void apply(RemoteChange change, Map<EventKey, RemoteEvent> state) {
        if (change instanceof RemoteChange.Upserted upserted) {
            state.put(upserted.event().key(), upserted.event());
        } else if (change instanceof RemoteChange.Removed removed) {
            state.remove(removed.key());
            removeSeries(removed.key(), state);
        } else if (change instanceof RemoteChange.SeriesSet set) {
            removeSeries(set.seriesKey(), state);
            set.occurrences().forEach(occurrence -> state.put(occurrence.key(), occurrence));
        }
    }

    private static void removeSeries(EventKey series, Map<EventKey, RemoteEvent> state) {
        state.values().removeIf(event -> event.seriesKey().equals(Optional.of(series)));
    }

    /** Returns the titles of the events that stand after the answer, sorted. */
    List<String> titles() {
        return titles(events().values());
    }

    static List<String> titles(Collection<RemoteEvent> events) {
        return events.stream().map(event -> event.event().title()).sorted().toList();
    }

    /** Returns the keys of what is told as gone. */
    Set<EventKey> removed() {
        return changes.stream()
                .filter(RemoteChange.Removed.class::isInstance)
                .map(change -> ((RemoteChange.Removed) change).key())
                .collect(Collectors.toSet());
    }

    /** Returns the keys of what is told as unreadable. */
    Set<EventKey> unreadable() {
        return changes.stream()
                .filter(RemoteChange.Unreadable.class::isInstance)
                .map(change -> ((RemoteChange.Unreadable) change).key())
                .collect(Collectors.toSet());
    }

    /** Returns one event of the answer. */
    RemoteEvent event(EventKey key) {
        return Optional.ofNullable(events().get(key))
                .orElseThrow(() -> new AssertionError("the answer does not hold " + key));
    }
}
