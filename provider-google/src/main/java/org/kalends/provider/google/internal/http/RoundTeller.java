package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.Window;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;

/** Round to changes: what is there, what is gone, which series are touched. */
final class RoundTeller {

    private final SeriesTeller series;

    private final HiddenTeller hidden;

    private final KnownCalendars known;

    RoundTeller(SeriesTeller series, HiddenTeller hidden, KnownCalendars known) {
        this.series = series;
        this.hidden = hidden;
        this.known = known;
    }

    /** Tells a round that holds everything in a window. */
    List<RemoteChange> everything(CalendarRef calendar, Window window, RecurrenceView view, Round round) {
        Round seen = round.without(hidden.ids(calendar, round));
        List<RemoteChange> changes = new ArrayList<>(singles(calendar, seen));
        changes.addAll(touched(calendar, window, view, seen));
        changes.addAll(hidden.everything(calendar, window));
        changes.removeIf(change -> !belongs(change, window));
        return changes;
    }

    /** Tells a round that holds what changed. */
    List<RemoteChange> changes(CalendarRef calendar, Window window, RecurrenceView view, Round round) {
        Set<String> unseen = hidden.ids(calendar, round);
        Round seen = round.without(unseen);
        List<RemoteChange> changes = new ArrayList<>();
        seen.gone().forEach(id -> changes.add(new RemoteChange.Removed(new EventKey(id))));
        changes.addAll(singles(calendar, seen));
        changes.addAll(touched(calendar, window, view, seen));
        changes.addAll(alone(seen, changes));
        changes.addAll(hidden.changes(calendar, window, unseen, round));
        return changes;
    }

    /**
     * Tells events and occurrences as they are listed for a slice.
     *
     * @param round occurrences in place of series
     */
    List<RemoteChange> slice(CalendarRef calendar, Window slice, RecurrenceView view, Round round) {
        List<RemoteChange> changes = new ArrayList<>(singles(calendar, round));
        if (view == RecurrenceView.OCCURRENCES) {
            changes.addAll(series.listed(calendar, slice, round.occurrences()));
        } else {
            Set<String> inside = new LinkedHashSet<>();
            round.occurrences().forEach((id, rows) -> {
                if (rows.stream().anyMatch(row -> isInside(calendar, row, slice))) {
                    inside.add(id);
                }
            });
            changes.addAll(series.whole(calendar, slice, inside, Map.of(), Map.of()));
        }
        changes.removeIf(change -> !belongs(change, slice));
        return changes;
    }

    /** Tells each row as an event of its own, for calendars that do not say what recurs. */
    List<RemoteChange> rows(CalendarRef calendar, Window window, Round round) {
        RemoteEvents events = new RemoteEvents(known.reader(calendar));
        List<RemoteChange> changes = new ArrayList<>();
        for (Event row : round.all()) {
            changes.add(single(events, row));
        }
        changes.removeIf(change -> !belongs(change, window));
        return changes;
    }

    private List<RemoteChange> singles(CalendarRef calendar, Round round) {
        RemoteEvents events = new RemoteEvents(known.reader(calendar));
        return round.singles().stream().map(row -> single(events, row)).toList();
    }

    private static RemoteChange single(RemoteEvents events, Event row) {
        return Reading.change(row.getId(), () -> new RemoteChange.Upserted(events.single(row)));
    }

    private List<RemoteChange> touched(CalendarRef calendar, Window window, RecurrenceView view, Round round) {
        Set<String> ids = round.series();
        if (ids.isEmpty()) {
            return List.of();
        }
        return view == RecurrenceView.SERIES
                ? series.whole(calendar, window, ids, round.masters(), round.occurrences())
                : series.occurrences(calendar, window, ids, round.masters());
    }

    /**
     * A row that is gone and does not name its series may be an event of its own whose id only looks like that of an occurrence: when there
     * is no such series, it is told as gone itself.
     */
    private static List<RemoteChange> alone(Round round, List<RemoteChange> told) {
        List<RemoteChange> changes = new ArrayList<>();
        round.unnamed().forEach((id, seriesId) -> {
            if (told.contains(new RemoteChange.Removed(new EventKey(seriesId)))) {
                changes.add(new RemoteChange.Removed(new EventKey(id)));
            }
        });
        return changes;
    }

    /** Whether an occurrence overlaps a window; one that cannot be read is taken for one that does. */
    private boolean isInside(CalendarRef calendar, Event row, Window window) {
        RemoteChange change = single(new RemoteEvents(known.reader(calendar)), row);
        return !(change instanceof RemoteChange.Upserted upserted)
                || window.overlaps(upserted.event().event().time());
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
