package org.kalends.provider.m365.internal.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.Window;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;

/** Round to changes: what is ours, which series are touched, what is really gone. */
final class RoundTeller {

    private final Ownership ownership;

    private final SeriesTeller series;

    private final Departures departures;

    private final KnownEvents known;

    RoundTeller(Ownership ownership, SeriesTeller series, Departures departures, KnownEvents known) {
        this.ownership = ownership;
        this.series = series;
        this.departures = departures;
        this.known = known;
    }

    /** Tells a round that holds everything: what overlaps the window, and nothing of what is gone. */
    List<RemoteChange> everything(CalendarRef calendar, Window window, RecurrenceView view, Round round) {
        Map<String, Owned> owned = owned(calendar, view, round, true);
        List<RemoteChange> changes = new ArrayList<>();
        for (GraphItem item : round.singles()) {
            changes.add(single(item, owned));
        }
        changes.addAll(
                view == RecurrenceView.SERIES
                        ? series.whole(calendar, window, round.series(), round.occurrences(), true)
                        : series.occurrences(calendar, window, round.series(), masters(round, owned), round, true));
        changes.removeIf(change -> !belongs(change, window));
        return changes;
    }

    /**
     * Tells a round that holds what changed.
     *
     * @param feed the stretch of the feed
     */
    List<RemoteChange> changes(CalendarRef calendar, Window window, RecurrenceView view, Round round, Stretch feed) {
        Departures.Told left = departures.of(calendar, round.gone(), feed);
        List<RemoteChange> changes = new ArrayList<>(left.changes());
        if (view == RecurrenceView.OCCURRENCES) {
            changes.addAll(formerOccurrences(calendar, round));
        }
        Map<String, Owned> owned = owned(calendar, view, round, false);
        Set<String> touched = new LinkedHashSet<>(round.series());
        for (GraphItem item : round.singles()) {
            if (isSeriesByNow(owned.get(item.id()))) {
                touched.add(item.id());
            } else {
                touched.remove(item.id());
                changes.add(single(item, owned));
            }
        }
        touched.addAll(left.series());
        changes.addAll(
                view == RecurrenceView.SERIES
                        ? series.whole(calendar, window, touched, round.occurrences(), false)
                        : series.occurrences(calendar, window, touched, masters(round, owned), round, false));
        return changes;
    }

    /** What became a single event has no occurrences any more; nothing else says so, and the round may still tell some. */
    private List<RemoteChange> formerOccurrences(CalendarRef calendar, Round round) {
        Set<String> series = round.series();
        return round.singles().stream()
                .filter(item -> series.contains(item.id()) || known.wasSeries(calendar, item.id()))
                .<RemoteChange>map(item -> new RemoteChange.SeriesSet(new EventKey(item.id()), List.of()))
                .toList();
    }

    /** A look at an event may tell more than the round: it may have become a series since. */
    private static boolean isSeriesByNow(@Nullable Owned looked) {
        return looked != null && looked.item().type() == GraphItem.Type.MASTER;
    }

    /** Series are fetched whole when they are told whole; otherwise their masters have to say what is ours. */
    private Map<String, Owned> owned(CalendarRef calendar, RecurrenceView view, Round round, boolean everything) {
        List<GraphItem> items = new ArrayList<>(round.singles());
        if (view == RecurrenceView.OCCURRENCES) {
            items.addAll(round.masters().values());
        }
        return items.isEmpty() ? Map.of() : ownership.of(calendar, items, everything);
    }

    private static Map<String, Owned> masters(Round round, Map<String, Owned> owned) {
        Map<String, Owned> masters = new LinkedHashMap<>(owned);
        masters.keySet().retainAll(round.masters().keySet());
        masters.values().removeIf(one -> one.item().type() != GraphItem.Type.MASTER);
        return masters;
    }

    private static RemoteChange single(GraphItem item, Map<String, Owned> owned) {
        Owned one = owned.get(item.id());
        return one == null
                ? new RemoteChange.Removed(new EventKey(item.id()))
                : Reading.change(item.id(), () -> new RemoteChange.Upserted(RemoteEvents.whole(one.item(), one.own())));
    }

    /** Whether a change says something about the window to somebody who knows nothing yet. */
    private static boolean belongs(RemoteChange change, Window window) {
        if (change instanceof RemoteChange.Upserted upserted) {
            return upserted.event().event().recurrence().isPresent()
                    || window.overlaps(upserted.event().event().time());
        }
        if (change instanceof RemoteChange.SeriesSet set) {
            return !set.occurrences().isEmpty();
        }
        return change instanceof RemoteChange.Unreadable;
    }
}
