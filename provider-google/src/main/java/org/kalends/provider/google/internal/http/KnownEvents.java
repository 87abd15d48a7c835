package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;

/**
 * What this process has lately read or written, up to a number of events. It only ever spares requests and may be lost at any time. Safe for
 * use by several threads.
 */
final class KnownEvents {

    private record Key(CalendarRef calendar, String id) {}

    private final int most;

    private final Map<Key, Known> events;

    /**
     * Creates an empty memory.
     *
     * @param most how many events are remembered
     */
    KnownEvents(int most) {
        this.most = most;
        this.events = new LinkedHashMap<>(16, 0.75f, true);
    }

    /** Takes note of an event; occurrences of a series and events that are gone are not worth it. */
    synchronized void told(CalendarRef calendar, Event event) {
        Key key = new Key(calendar, event.getId());
        if (!Round.isThere(event)) {
            events.remove(key);
        } else if (event.getRecurringEventId() == null && event.getEtag() != null) {
            events.put(key, Known.of(event));
            if (events.size() > most) {
                events.remove(events.keySet().iterator().next());
            }
        }
    }

    /** Returns what is known of an event in one state. */
    synchronized Optional<Known> at(CalendarRef calendar, String id, String etag) {
        return Optional.ofNullable(events.get(new Key(calendar, id)))
                .filter(known -> known.etag().equals(etag));
    }

    synchronized void forget(CalendarRef calendar, String id) {
        events.remove(new Key(calendar, id));
    }
}
