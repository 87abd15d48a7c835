package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.RemoteChange;
import org.kalends.provider.google.internal.event.MarkProperty;

/** Tells series, as their occurrences or as series. */
final class SeriesTeller {

    private final EventFetcher fetcher;

    private final KnownCalendars known;

    SeriesTeller(EventFetcher fetcher, KnownCalendars known) {
        this.fetcher = fetcher;
        this.known = known;
    }

    /**
     * Tells all occurrences of each series that overlap a window.
     *
     * @param masters the series that are known already
     */
    List<RemoteChange> occurrences(
            CalendarRef calendar, Window window, Collection<String> ids, Map<String, Event> masters) {
        return told(calendar, window, ids, fetcher.expanded(calendar, ids, masters, Stretch.around(window)));
    }

    /**
     * Tells occurrences that were listed.
     *
     * @param rows the occurrences by the ids of their series
     */
    List<RemoteChange> listed(CalendarRef calendar, Window window, Map<String, List<Event>> rows) {
        Map<String, EventFetcher.Series> found = new LinkedHashMap<>();
        fetcher.events(calendar, rows.keySet())
                .forEach((id, master) ->
                        found.put(id, new EventFetcher.Series(master, rows.getOrDefault(id, List.of()))));
        return told(calendar, window, rows.keySet(), found);
    }

    private List<RemoteChange> told(
            CalendarRef calendar, Window window, Collection<String> ids, Map<String, EventFetcher.Series> found) {
        List<RemoteChange> changes = new ArrayList<>();
        for (String id : ids) {
            changes.add(told(
                    calendar,
                    id,
                    Optional.ofNullable(found.get(id)),
                    series -> new RemoteChange.SeriesSet(new EventKey(id), inside(calendar, series, window))));
        }
        return changes;
    }

    /** Returns the occurrences of a series that overlap a window. */
    List<RemoteEvent> inside(CalendarRef calendar, EventFetcher.Series series, Window window) {
        RemoteEvents events = new RemoteEvents(known.reader(calendar));
        return series.rows().stream()
                .filter(Round::isThere)
                .filter(row -> series.master().getId().equals(row.getRecurringEventId()))
                .map(row -> events.occurrence(row, series.master()))
                .filter(occurrence -> window.overlaps(occurrence.event().time()))
                .toList();
    }

    /**
     * Tells each series as one event; an original that only its occurrences can tell, by those that overlap a window. A copy is never told
     * so: it would look as if the series were gone.
     *
     * @param masters the series that are known already
     * @param rows what is told of each beside
     */
    List<RemoteChange> whole(
            CalendarRef calendar,
            Window window,
            Collection<String> ids,
            Map<String, Event> masters,
            Map<String, List<Event>> rows) {
        Map<String, EventFetcher.Series> found = fetcher.whole(calendar, ids, masters, rows);
        List<RemoteChange> changes = new ArrayList<>();
        Map<String, Event> unsayable = new LinkedHashMap<>();
        for (String id : ids) {
            Optional<EventFetcher.Series> series = Optional.ofNullable(found.get(id));
            whole(calendar, id, series)
                    .ifPresentOrElse(changes::add, () -> series.ifPresent(one -> unsayable.put(id, one.master())));
        }
        if (!unsayable.isEmpty()) {
            changes.addAll(occurrences(calendar, window, unsayable.keySet(), unsayable));
        }
        return changes;
    }

    /** Tells a series as one event; empty for an original that only its occurrences can tell. */
    private Optional<RemoteChange> whole(CalendarRef calendar, String id, Optional<EventFetcher.Series> found) {
        RemoteEvents events = new RemoteEvents(known.reader(calendar));
        Function<EventFetcher.Series, RemoteChange> recurring =
                series -> new RemoteChange.Upserted(events.series(series.master(), series.rows()));
        boolean original = found.filter(series ->
                        series.recurs() && MarkProperty.read(series.master()).isEmpty())
                .isPresent();
        return original
                ? Reading.whole(id, () -> recurring.apply(found.orElseThrow()))
                : Optional.of(told(calendar, id, found, recurring));
    }

    /** Exceptions outlive the rule of their series: what has become a single event by now is told as one. */
    private RemoteChange told(
            CalendarRef calendar,
            String id,
            Optional<EventFetcher.Series> found,
            Function<EventFetcher.Series, RemoteChange> recurring) {
        RemoteEvents events = new RemoteEvents(known.reader(calendar));
        return found.map(series -> Reading.change(
                        id,
                        () -> series.recurs()
                                ? recurring.apply(series)
                                : new RemoteChange.Upserted(events.single(series.master()))))
                .orElseGet(() -> new RemoteChange.Removed(new EventKey(id)));
    }
}
