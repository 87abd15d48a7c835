package org.kalends.memory;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.model.Window;

/**
 * A single event or a whole series as a calendar keeps it.
 *
 * @param key its key
 * @param event what it says, exceptions of a series included
 * @param mark its origin mark
 * @param changed the calendar's count of changes when it was last touched; its version
 * @param seriesChanged the count when the series as such was last touched, rather than one of its occurrences
 * @param touched the count when single occurrences were last touched since, by original start
 * @param modifiedAt when its content last changed
 * @param readable whether it can be told
 * @param reshaped whether it was a single event and is a series now, or the other way round
 */
record InMemoryItem(
        EventKey key,
        CalendarEvent event,
        Optional<OriginMark> mark,
        long changed,
        long seriesChanged,
        Map<OriginalStart, Long> touched,
        Instant modifiedAt,
        boolean readable,
        boolean reshaped) {

    static InMemoryItem of(EventKey key, CalendarEvent event, Optional<OriginMark> mark, long change, Instant now) {
        return new InMemoryItem(key, event, mark, change, change, Map.of(), now, true, false);
    }

    boolean isSeries() {
        return event.recurrence().isPresent();
    }

    InMemoryItem changed(CalendarEvent content, Optional<OriginMark> newMark, long change, Instant now) {
        boolean turned = content.recurrence().isPresent() != isSeries();
        return new InMemoryItem(key, content, newMark, change, change, Map.of(), now, readable, reshaped || turned);
    }

    InMemoryItem changed(
            OriginalStart occurrence, CalendarEvent series, Optional<OriginMark> newMark, long change, Instant now) {
        Map<OriginalStart, Long> more = new HashMap<>(touched);
        more.put(occurrence, change);
        return new InMemoryItem(key, series, newMark, change, seriesChanged, more, now, readable, reshaped);
    }

    /** Returns the same under a new version: nothing of what it says is different. */
    InMemoryItem bumped(boolean nowReadable, long change) {
        return new InMemoryItem(key, event, mark, change, change, Map.of(), modifiedAt, nowReadable, reshaped);
    }

    RemoteEvent whole() {
        return new RemoteEvent(
                key, version(changed), Optional.empty(), Optional.empty(), mark, Optional.of(modifiedAt), event);
    }

    /** Returns a copy; a stand-in for one that cannot be told. */
    RemoteEvent copy() {
        return readable ? whole() : RemoteEvent.unreadable(key, version(changed), mark.orElseThrow());
    }

    List<RemoteEvent> occurrences(Window window, boolean ownVersions) {
        return InMemorySeries.occurrences(event, window).entrySet().stream()
                .map(entry -> occurrence(entry.getKey(), entry.getValue(), ownVersions))
                .toList();
    }

    Optional<RemoteEvent> occurrence(OriginalStart start, boolean ownVersions) {
        return isSeries()
                ? InMemorySeries.occurrence(event, start).map(one -> occurrence(start, one, ownVersions))
                : Optional.empty();
    }

    private RemoteEvent occurrence(OriginalStart start, CalendarEvent one, boolean ownVersions) {
        long count = ownVersions ? touched.getOrDefault(start, seriesChanged) : changed;
        return new RemoteEvent(
                InMemorySeries.key(key, start),
                version(count),
                Optional.of(key),
                Optional.of(start),
                mark,
                Optional.of(modifiedAt),
                one);
    }

    boolean overlaps(Window window) {
        return isSeries() ? !InMemorySeries.occurrences(event, window).isEmpty() : window.overlaps(event.time());
    }

    private static Version version(long count) {
        return new Version("v" + count);
    }
}
