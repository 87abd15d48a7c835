package org.kalends.provider.m365.internal.graph;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;

/**
 * What this process has lately read and written, to spare requests. It may be lost at any time: whatever is not known is asked for.
 *
 * <p>Safe for use by several threads.
 */
final class KnownEvents {

    private static final char SEPARATOR = '/';

    private record Place(CalendarRef calendar, String id) {}

    private final Map<Place, Known> events;

    private final Map<Place, Boolean> gone;

    private final Map<Place, Long> heard;

    private final String process;

    private long count;

    /**
     * Knows nothing yet.
     *
     * @param process what no other process is called
     */
    KnownEvents(int most, String process) {
        this.events = new Recent<>(most);
        this.gone = new Recent<>(most);
        this.heard = new Recent<>(most);
        this.process = process;
    }

    /** Returns what is known of the event in this very state. */
    synchronized Optional<Known> at(CalendarRef calendar, String id, String etag) {
        return Optional.ofNullable(events.get(new Place(calendar, id)))
                .filter(known -> !etag.isEmpty() && known.etag().equals(etag));
    }

    /** Returns whether the event was a series when it was last seen. */
    synchronized boolean wasSeries(CalendarRef calendar, String id) {
        return Optional.ofNullable(events.get(new Place(calendar, id)))
                .filter(Known::recurs)
                .isPresent();
    }

    synchronized void put(CalendarRef calendar, String id, Known known) {
        events.put(new Place(calendar, id), known);
        hear(calendar, id);
    }

    /** Remembers that the event is there. */
    synchronized void hear(CalendarRef calendar, String id) {
        seen(calendar, id);
        heard.computeIfAbsent(new Place(calendar, id), first -> ++count);
    }

    /** Takes notice that an event or an occurrence is there, whatever became of it before. */
    synchronized void seen(CalendarRef calendar, String id) {
        gone.remove(new Place(calendar, id));
    }

    /** Returns a name for this moment, for {@link #heardSince}. */
    synchronized String moment() {
        return process + SEPARATOR + count;
    }

    /** Returns the ids of what is there, as far as is known, and was first heard of after a moment; nothing for one of another process. */
    synchronized List<String> heardSince(CalendarRef calendar, String moment) {
        int at = moment.lastIndexOf(SEPARATOR);
        if (at < 0 || !moment.substring(0, at).equals(process)) {
            return List.of();
        }
        long then = Long.parseLong(moment.substring(at + 1));
        if (then == count) {
            return List.of();
        }
        return heard.entrySet().stream()
                .filter(entry ->
                        entry.getValue() > then && entry.getKey().calendar().equals(calendar))
                .map(entry -> entry.getKey().id())
                .toList();
    }

    /**
     * Remembers that the event was deleted, until it is heard of again: who takes it out of the folder of deleted items finds it under the
     * id that it had.
     */
    synchronized void deleted(CalendarRef calendar, String id) {
        events.remove(new Place(calendar, id));
        heard.remove(new Place(calendar, id));
        gone.put(new Place(calendar, id), true);
    }

    /** Returns whether the event was deleted here and not heard of since. */
    synchronized boolean isDeleted(CalendarRef calendar, String id) {
        return gone.containsKey(new Place(calendar, id));
    }

    /** A map that forgets what was not used for longest. */
    private static final class Recent<K, V> extends LinkedHashMap<K, V> {

        private static final long serialVersionUID = 1L;

        private final int most;

        Recent(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > most;
        }
    }
}
