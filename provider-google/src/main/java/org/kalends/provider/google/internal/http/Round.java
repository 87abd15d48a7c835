package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kalends.provider.google.internal.event.EventIds;
import org.kalends.provider.google.internal.event.GoogleReader;

/**
 * All pages of one answer sorted out: the last word on each id counts, and exceptions may come before their series or without it.
 * Used by one thread.
 */
final class Round {

    private final Map<String, Event> rows = new LinkedHashMap<>();

    Round(List<Event> events) {
        for (Event event : events) {
            rows.remove(event.getId());
            rows.put(event.getId(), event);
        }
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Returns everything that is there. */
    List<Event> all() {
        return rows.values().stream().filter(Round::isThere).toList();
    }

    /** Returns the events and occurrences that are there and of which the account may only see when they are. */
    List<Event> hidden() {
        return all().stream().filter(GoogleReader::isHidden).toList();
    }

    /** Returns the round without some events and series, and without anything that belongs to these. */
    Round without(Set<String> ids) {
        return new Round(rows.values().stream()
                .filter(row -> !ids.contains(row.getId()))
                .filter(row -> EventIds.series(row).filter(ids::contains).isEmpty())
                .toList());
    }

    /** Returns the ids of what is gone and does not say what it belonged to, each with the series that its id looks like. */
    Map<String, String> unnamed() {
        Map<String, String> unnamed = new LinkedHashMap<>();
        rows.values().stream()
                .filter(row -> GoogleReader.isGone(row) && row.getRecurringEventId() == null)
                .forEach(row -> EventIds.seriesOf(row.getId()).ifPresent(id -> unnamed.put(row.getId(), id)));
        return unnamed;
    }

    /** Returns the events that are there and have nothing to do with a series. */
    List<Event> singles() {
        return rows.values().stream()
                .filter(row -> !GoogleReader.isGone(row))
                .filter(row -> !GoogleReader.isSeries(row) && series(row).isEmpty())
                .toList();
    }

    /** Returns the series that are there, by id. */
    Map<String, Event> masters() {
        Map<String, Event> masters = new LinkedHashMap<>();
        rows.values().stream()
                .filter(row -> !GoogleReader.isGone(row) && GoogleReader.isSeries(row))
                .forEach(row -> masters.put(row.getId(), row));
        return masters;
    }

    /** Returns the ids of events and whole series that are gone. */
    Set<String> gone() {
        Set<String> ids = new LinkedHashSet<>();
        rows.values().stream()
                .filter(row -> GoogleReader.isGone(row) && series(row).isEmpty())
                .forEach(row -> ids.add(row.getId()));
        return ids;
    }

    /** Returns the ids of all series of which anything is in the round, those aside that are gone or have become single events. */
    Set<String> series() {
        Set<String> ids = new LinkedHashSet<>(masters().keySet());
        rows.values().forEach(row -> series(row).ifPresent(ids::add));
        ids.removeAll(gone());
        singles().forEach(single -> ids.remove(single.getId()));
        return ids;
    }

    /** Returns the rows that belong to a series by its id. */
    Map<String, List<Event>> occurrences() {
        Map<String, List<Event>> bySeries = new LinkedHashMap<>();
        rows.values()
                .forEach(row -> series(row)
                        .ifPresent(
                                id -> Objects.requireNonNull(bySeries.computeIfAbsent(id, unknown -> new ArrayList<>()))
                                        .add(row)));
        return bySeries;
    }

    /** Returns whether an event is there. */
    static boolean isThere(Event row) {
        return !GoogleReader.isGone(row);
    }

    /** What is gone may not name its series; what is there does, whatever its id looks like. */
    private static Optional<String> series(Event row) {
        return GoogleReader.isGone(row)
                ? EventIds.series(row)
                : Optional.ofNullable(row.getRecurringEventId()).filter(id -> !id.isBlank());
    }
}
