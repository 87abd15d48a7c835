package org.kalends.memory;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;

/**
 * One calendar of an {@link InMemoryProvider} in the hands of a person: what can be done to it in any calendar program.
 *
 * <p>Nothing here is guarded by versions or counted as a call, and no fault strikes; only the normaliser works, because the
 * server applies it to whatever it is given. Methods that name an event throw a
 * {@link org.kalends.api.provider.ProviderException} with NOT_FOUND when there is none. A key may be that of an event, of a series
 * or of one occurrence of it. Safe for use by several threads.
 */
public final class InMemoryCalendar {

    private final InMemoryState state;

    InMemoryCalendar(InMemoryState state) {
        this.state = state;
    }

    /** Returns where the calendar is. */
    public CalendarRef ref() {
        return state.info().ref();
    }

    /** Adds an event or a series; it gets an iCalendar UID when it has none. */
    public EventKey add(CalendarEvent event) {
        return state.add(event, Optional.empty());
    }

    /** Changes whatever the person likes, guests and recurrence included. */
    public void edit(EventKey key, UnaryOperator<CalendarEvent> change) {
        Objects.requireNonNull(change, "change");
        synchronized (state) {
            Optional<OriginMark> mark = state.item(key).flatMap(InMemoryItem::mark);
            state.change(key, event -> state.normalised(change.apply(event)), mark);
        }
    }

    /** Moves an event, a whole series or one occurrence. */
    public void move(EventKey key, EventTime time) {
        edit(key, event -> event.toBuilder().time(time).build());
    }

    /** Deletes an event, a whole series or one occurrence. */
    public void delete(EventKey key) {
        state.delete(key);
    }

    /** Takes a deleted event or series back out of the bin, or lets a deleted occurrence take place again. */
    public void undelete(EventKey key) {
        Optional<OriginalStart> start = InMemorySeries.originalStart(key);
        if (start.isEmpty()) {
            state.undelete(key);
            return;
        }
        edit(
                InMemorySeries.seriesKey(key),
                series -> series.toBuilder()
                        .recurrence(series.recurrence()
                                .map(recurrence -> recurrence.withExclusions(recurrence.exclusions().stream()
                                        .filter(excluded -> !excluded.equals(start.get()))
                                        .collect(Collectors.toSet()))))
                        .build());
    }

    /** Puts an origin mark on an event or takes it off, as other software does that rewrites or duplicates events. */
    public void mark(EventKey key, Optional<OriginMark> mark) {
        state.change(key, UnaryOperator.identity(), mark);
    }

    /** Gives an event or a series a new version and leaves all that it says as it is. */
    public void bump(EventKey key) {
        state.bump(key, true);
    }

    /** Makes an event or a series unreadable for programs until it is {@linkplain #bump(EventKey) touched} again. */
    public void spoil(EventKey key) {
        state.bump(key, false);
    }

    /** Returns everything that is there now, single events and whole series, in the order in which they were added. */
    public List<RemoteEvent> events() {
        return state.items().stream().map(InMemoryItem::whole).toList();
    }

    /** Returns what takes place in a window: single events, and each occurrence of a series. */
    public List<RemoteEvent> agenda(Window window) {
        return state.items().stream()
                .flatMap(item -> item.isSeries()
                        ? item.occurrences(window, state.ownVersions()).stream()
                        : item.overlaps(window) ? Stream.of(item.whole()) : Stream.of())
                .toList();
    }

    /** Returns one event, series or occurrence; empty when it is not there. */
    public Optional<RemoteEvent> event(EventKey key) {
        return state.event(key);
    }

    /** Returns the key of an occurrence of a series. */
    public EventKey occurrence(EventKey series, OriginalStart start) {
        return InMemorySeries.key(series, start);
    }
}
