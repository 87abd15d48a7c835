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
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.RemoteChange;
import org.kalends.provider.google.internal.event.EventIds;
import org.kalends.provider.google.internal.event.GoogleReader;

/**
 * Tells events of which the account may only see when they are. They do not say what recurs, so that a listing of the window has to: it
 * holds occurrences in place of series.
 */
final class HiddenTeller {

    private final GoogleRequests requests;

    private final GooglePages pages;

    private final EventFetcher fetcher;

    private final KnownCalendars known;

    HiddenTeller(GoogleRequests requests, GooglePages pages, EventFetcher fetcher, KnownCalendars known) {
        this.requests = requests;
        this.pages = pages;
        this.fetcher = fetcher;
        this.known = known;
    }

    /** Returns the ids of the hidden events and series of which anything is in a round. An occurrence that is gone does not say that it was hidden. */
    Set<String> ids(CalendarRef calendar, Round round) {
        if (!hides(calendar)) {
            return Set.of();
        }
        Set<String> ids = new LinkedHashSet<>();
        round.hidden().forEach(row -> ids.add(root(row)));
        Set<String> alone = new LinkedHashSet<>(round.series());
        alone.removeAll(round.masters().keySet());
        alone.removeAll(ids);
        if (!alone.isEmpty()) {
            fetcher.events(calendar, alone).values().stream()
                    .filter(GoogleReader::isHidden)
                    .forEach(master -> ids.add(master.getId()));
        }
        return ids;
    }

    /** Tells all that overlap a window. */
    List<RemoteChange> everything(CalendarRef calendar, Window window) {
        if (!hides(calendar)) {
            return List.of();
        }
        RemoteEvents events = new RemoteEvents(known.reader(calendar));
        List<RemoteChange> changes = new ArrayList<>();
        for (List<Event> rows : listed(calendar, window).values()) {
            rows.forEach(row -> changes.add(upserted(events, row)));
        }
        return changes;
    }

    /**
     * Tells what has become of some.
     *
     * @param ids of single events and series
     * @param round the round that tells of them
     */
    List<RemoteChange> changes(CalendarRef calendar, Window window, Set<String> ids, Round round) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, List<Event>> listed = listed(calendar, window);
        RemoteEvents events = new RemoteEvents(known.reader(calendar));
        List<RemoteChange> changes = new ArrayList<>();
        for (String id : ids) {
            List<Event> rows = listed.getOrDefault(id, List.of());
            changes.add(Reading.change(
                    id, () -> new RemoteChange.SeriesSet(new EventKey(id), occurrences(events, id, rows, window))));
            itself(id, rows, round, events, window).ifPresent(row -> changes.add(upserted(events, row)));
        }
        return changes;
    }

    private static List<RemoteEvent> occurrences(RemoteEvents events, String id, List<Event> rows, Window window) {
        return rows.stream()
                .filter(row -> !id.equals(row.getId()))
                .map(events::single)
                .filter(occurrence -> window.overlaps(occurrence.event().time()))
                .toList();
    }

    /** Returns an event that does not recur: it is listed under its own id, or lies beside the window. */
    private static Optional<Event> itself(
            String id, List<Event> rows, Round round, RemoteEvents events, Window window) {
        if (!rows.isEmpty()) {
            return rows.stream().filter(row -> id.equals(row.getId())).findFirst();
        }
        return round.hidden().stream()
                .filter(row -> id.equals(row.getId()))
                .filter(row -> !(upserted(events, row) instanceof RemoteChange.Upserted told
                        && window.overlaps(told.event().event().time())))
                .findFirst();
    }

    private static RemoteChange upserted(RemoteEvents events, Event row) {
        return Reading.change(row.getId(), () -> new RemoteChange.Upserted(events.single(row)));
    }

    /** Returns the hidden rows around a window by the ids of their series, single events by their own. */
    private Map<String, List<Event>> listed(CalendarRef calendar, Window window) {
        Stretch stretch = Stretch.around(window);
        Listing listing = pages.all(calendar, page -> requests.expanded(calendar, stretch, page));
        Map<String, List<Event>> rows = new LinkedHashMap<>();
        for (Event row : new Round(listing.events()).hidden()) {
            Objects.requireNonNull(rows.computeIfAbsent(root(row), unknown -> new ArrayList<>()))
                    .add(row);
        }
        return rows;
    }

    private boolean hides(CalendarRef calendar) {
        return known.of(calendar).role().hidesPrivate();
    }

    private static String root(Event row) {
        return EventIds.seriesOf(row.getId()).orElse(row.getId());
    }
}
