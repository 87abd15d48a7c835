package org.kalends.provider.m365.internal.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.RemoteChange;

/** Tells series of which something is in a round, as their occurrences or as series. */
final class SeriesTeller {

    private final EventFetcher fetcher;

    SeriesTeller(EventFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * Tells all occurrences of each series that overlap a window.
     *
     * @param ids the series
     * @param masters those of the round that are known with what is ours
     * @param complete whether the round holds all occurrences also of a series whose master it lacks
     */
    List<RemoteChange> occurrences(
            CalendarRef calendar,
            Window window,
            Set<String> ids,
            Map<String, Owned> masters,
            Round round,
            boolean complete) {
        Map<String, List<GraphItem>> told = round.occurrences();
        Map<String, Owned> certain = new LinkedHashMap<>(masters);
        certain.keySet().removeAll(round.doubtful());
        if (complete) {
            certain.putAll(fetcher.events(calendar, without(ids, certain.keySet(), round.doubtful())));
        }
        Map<String, EventFetcher.Expanded> series = new LinkedHashMap<>();
        certain.forEach((id, master) ->
                series.put(id, new EventFetcher.Expanded(master, told.getOrDefault(id, List.of()))));
        series.putAll(fetcher.expanded(
                calendar,
                complete ? round.doubtful() : without(ids, certain.keySet(), Set.of()),
                Stretch.around(window)));
        return ids.stream().map(id -> set(id, series.get(id), window)).toList();
    }

    private static List<String> without(Set<String> ids, Set<String> some, Set<String> others) {
        return ids.stream()
                .filter(id -> !some.contains(id) && !others.contains(id))
                .toList();
    }

    private static RemoteChange set(String id, EventFetcher.@Nullable Expanded series, Window window) {
        EventKey key = new EventKey(id);
        return series == null
                ? new RemoteChange.Removed(key)
                : Reading.change(id, () -> new RemoteChange.SeriesSet(key, inside(series, window)));
    }

    /** Returns the occurrences that overlap a window. */
    static List<RemoteEvent> inside(EventFetcher.Expanded series, Window window) {
        return series.occurrences().stream()
                .filter(item -> item.masterId()
                        .filter(series.master().item().id()::equals)
                        .isPresent())
                .map(item -> RemoteEvents.occurrence(
                        item, series.master().item(), series.master().own()))
                .filter(occurrence -> window.overlaps(occurrence.event().time()))
                .toList();
    }

    /**
     * Tells each series as one event.
     *
     * @param occurrences those of the round; with {@code onlyInside}, a series of which none overlaps the window is not told
     */
    List<RemoteChange> whole(
            CalendarRef calendar,
            Window window,
            Set<String> ids,
            Map<String, List<GraphItem>> occurrences,
            boolean onlyInside) {
        Map<String, Owned> found = fetcher.series(calendar, ids);
        List<RemoteChange> changes = new ArrayList<>();
        for (String id : ids) {
            Owned series = found.get(id);
            if (series == null) {
                changes.add(new RemoteChange.Removed(new EventKey(id)));
            } else if (!onlyInside || isInside(series, occurrences.getOrDefault(id, List.of()), window)) {
                changes.add(Reading.change(
                        id, () -> new RemoteChange.Upserted(RemoteEvents.whole(series.item(), series.own()))));
            }
        }
        return changes;
    }

    /** Whether an occurrence overlaps a window; one that cannot be read is taken for one that does. */
    private static boolean isInside(Owned series, List<GraphItem> occurrences, Window window) {
        EventFetcher.Expanded expanded = new EventFetcher.Expanded(series, occurrences);
        EventKey key = new EventKey(series.item().id());
        return !(Reading.change(series.item().id(), () -> new RemoteChange.SeriesSet(key, inside(expanded, window)))
                        instanceof RemoteChange.SeriesSet set)
                || !set.occurrences().isEmpty();
    }
}
