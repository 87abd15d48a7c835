package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;

/**
 * Series that this process has lately read or written as a whole, so that the echo of a write need not be read again. It only ever spares
 * requests and may be lost at any time. Safe for use by several threads.
 */
final class KnownSeries {

    private record Key(CalendarRef calendar, String id) {}

    private final int most;

    private final Map<Key, EventFetcher.Series> series;

    /**
     * Creates an empty memory.
     *
     * @param most how many series are remembered
     */
    KnownSeries(int most) {
        this.most = most;
        this.series = new LinkedHashMap<>(16, 0.75f, true);
    }

    synchronized void told(CalendarRef calendar, EventFetcher.Series whole) {
        series.put(new Key(calendar, whole.master().getId()), whole);
        if (series.size() > most) {
            series.remove(series.keySet().iterator().next());
        }
    }

    /**
     * Returns a series as it is known, when none of its rows is in another state.
     *
     * @param rows what is told of it now, the series itself among it or not
     */
    synchronized Optional<EventFetcher.Series> at(CalendarRef calendar, String id, List<Event> rows) {
        return Optional.ofNullable(series.get(new Key(calendar, id)))
                .filter(known -> rows.stream().allMatch(row -> holds(known, row)));
    }

    private static boolean holds(EventFetcher.Series known, Event row) {
        return isSame(known.master(), row) || known.rows().stream().anyMatch(other -> isSame(other, row));
    }

    private static boolean isSame(Event known, Event row) {
        return Objects.equals(known.getId(), row.getId()) && Objects.equals(known.getEtag(), row.getEtag());
    }
}
