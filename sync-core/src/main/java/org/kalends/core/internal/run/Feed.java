package org.kalends.core.internal.run;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.Side;

/** What one side says in one run, the last word on each key. Used by one thread. */
final class Feed {

    /** What the feed says of an end of a link. */
    enum Word {
        /** Nothing. */
        NOTHING,
        /** It is among {@link #present()}. */
        PRESENT,
        /** It was removed. */
        REMOVED,
        /** It is missing from a complete reading of the window. */
        ABSENT,
        /** It cannot be read. */
        UNREADABLE
    }

    private final Side side;
    private final Map<EventKey, RemoteEvent> present = new HashMap<>();
    private final Set<EventKey> removed = new HashSet<>();
    private final Set<EventKey> seriesSets = new HashSet<>();
    private final Map<EventKey, String> unreadable = new HashMap<>();
    private boolean snapshot;
    private Optional<Cursor> next = Optional.empty();

    Feed(Side side) {
        this.side = side;
    }

    void add(RemoteChange change) {
        if (change instanceof RemoteChange.Upserted upserted) {
            add(upserted.event());
        } else if (change instanceof RemoteChange.Removed gone) {
            remove(gone.key());
        } else if (change instanceof RemoteChange.SeriesSet set) {
            remove(set.seriesKey());
            removed.remove(set.seriesKey());
            seriesSets.add(set.seriesKey());
            set.occurrences().forEach(this::add);
        } else if (change instanceof RemoteChange.Unreadable problem) {
            unreadable.put(problem.key(), problem.problem());
        }
    }

    private void add(RemoteEvent event) {
        present.put(event.key(), event);
        removed.remove(event.key());
        unreadable.remove(event.key());
        event.seriesKey().ifPresent(removed::remove);
    }

    void remove(EventKey key) {
        present.remove(key);
        present.values().removeIf(event -> event.seriesKey().equals(Optional.of(key)));
        unreadable.remove(key);
        seriesSets.remove(key);
        removed.add(key);
    }

    /** Takes in an event read on its own, unless the feed has already said something newer. */
    void addIfSilent(RemoteChange change) {
        if (change instanceof RemoteChange.Upserted upserted) {
            RemoteEvent event = upserted.event();
            boolean spoken = present.containsKey(event.key()) || removed.contains(event.key());
            if (!spoken) {
                present.put(event.key(), event);
            }
        } else if (change instanceof RemoteChange.Unreadable problem) {
            unreadable.putIfAbsent(problem.key(), problem.problem());
        }
    }

    void endsAt(Cursor cursor, boolean complete) {
        this.next = Optional.of(cursor);
        this.snapshot = complete;
    }

    Side side() {
        return side;
    }

    Map<EventKey, RemoteEvent> present() {
        return present;
    }

    /** Returns an event that {@link #word} calls present. */
    RemoteEvent event(EventKey key) {
        return Optional.ofNullable(present.get(key)).orElseThrow();
    }

    Set<EventKey> removed() {
        return removed;
    }

    Set<EventKey> seriesSets() {
        return seriesSets;
    }

    Map<EventKey, String> unreadable() {
        return unreadable;
    }

    /** Returns whether the feed says what has become of an event or series. */
    boolean tells(EventKey key) {
        return present.containsKey(key) || removed.contains(key) || seriesSets.contains(key);
    }

    boolean snapshot() {
        return snapshot;
    }

    Cursor next() {
        return next.orElseThrow();
    }

    /** Returns what the feed says of an end of a link. */
    Word word(LinkEnd end, Window window) {
        Optional<EventKey> series = end.seriesKey();
        if (present.containsKey(end.key())) {
            return Word.PRESENT;
        }
        if (unreadable.containsKey(end.key())
                || series.filter(unreadable::containsKey).isPresent()) {
            return Word.UNREADABLE;
        }
        boolean toldOtherwise = seriesSets.contains(end.key())
                || series.filter(present::containsKey).isPresent();
        if (removed.contains(end.key()) || series.filter(removed::contains).isPresent() || toldOtherwise) {
            return Word.REMOVED;
        }
        boolean complete = snapshot || series.filter(seriesSets::contains).isPresent();
        return complete && window.overlaps(end.start(), end.end()) ? Word.ABSENT : Word.NOTHING;
    }
}
