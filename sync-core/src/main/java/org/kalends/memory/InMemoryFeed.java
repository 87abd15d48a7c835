package org.kalends.memory;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.Window;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;

/** Tells what a calendar holds and what changed in it, page by page. */
final class InMemoryFeed {

    private final boolean delta;
    private final int pageSize;
    private final InMemoryFaults faults;

    InMemoryFeed(boolean delta, int pageSize, InMemoryFaults faults) {
        this.delta = delta;
        this.pageSize = pageSize;
        this.faults = faults;
    }

    /**
     * What a cursor means.
     *
     * @param calendar which calendar it is good for
     * @param view which view it is good for
     * @param generation the generation of cursors it belongs to
     * @param kind of which answer it is a part
     * @param count changes up to this one are told, or will be by the pages of this answer
     * @param page the number of the next page, from 1
     * @param after the key that the last page of a snapshot ended with
     */
    private record Place(
            String calendar,
            RecurrenceView view,
            long generation,
            ChangePage.Kind kind,
            long count,
            int page,
            String after) {

        Cursor cursor() {
            String text = String.join(
                    "\n",
                    calendar,
                    view.name(),
                    Long.toString(generation),
                    kind.name(),
                    Long.toString(count),
                    Integer.toString(page),
                    after);
            return new Cursor(
                    Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        }

        static Place of(Cursor cursor) {
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(cursor.value()), StandardCharsets.UTF_8)
                        .split("\n", -1);
                return new Place(
                        parts[0],
                        RecurrenceView.valueOf(parts[1]),
                        Long.parseLong(parts[2]),
                        ChangePage.Kind.valueOf(parts[3]),
                        Long.parseLong(parts[4]),
                        Integer.parseInt(parts[5]),
                        parts[6]);
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new ProviderException(FailureKind.CURSOR_EXPIRED, "the cursor is unknown", e);
            }
        }

        Place at(ChangePage.Kind newKind, long newCount, int newPage, String newAfter) {
            return new Place(calendar, view, generation, newKind, newCount, newPage, newAfter);
        }
    }

    ChangePage page(InMemoryState state, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        String calendar =
                state.info().ref().account() + "/" + state.info().ref().calendarId();
        long generation = faults.cursorGeneration();
        Place start = new Place(calendar, view, generation, ChangePage.Kind.SNAPSHOT, state.changes(), 1, "");
        Place place = cursor.map(Place::of).orElse(start);
        if (!place.calendar().equals(calendar) || place.view() != view || place.generation() != generation) {
            throw new ProviderException(FailureKind.CURSOR_EXPIRED, "the cursor cannot be used here or any more");
        }
        faults.turningTo(place.page());
        if (place.kind() == ChangePage.Kind.DELTA && !delta) {
            return snapshot(state, window, start);
        }
        return place.kind() == ChangePage.Kind.DELTA ? delta(state, window, place) : snapshot(state, window, place);
    }

    List<RemoteChange> slice(InMemoryState state, Window slice, RecurrenceView view) {
        return state.items().stream()
                .flatMap(item -> seen(state, item, slice, view))
                .toList();
    }

    private ChangePage snapshot(InMemoryState state, Window window, Place place) {
        List<RemoteChange> rest = slice(state, window, place.view()).stream()
                .filter(change -> keyOf(change).compareTo(place.after()) > 0)
                .sorted(Comparator.comparing(InMemoryFeed::keyOf))
                .toList();
        boolean more = rest.size() > pageSize;
        List<RemoteChange> page = more ? rest.subList(0, pageSize) : rest;
        Place next = more
                ? place.at(ChangePage.Kind.SNAPSHOT, place.count(), place.page() + 1, keyOf(page.get(pageSize - 1)))
                : place.at(ChangePage.Kind.DELTA, place.count(), 1, "");
        return new ChangePage(page, ChangePage.Kind.SNAPSHOT, next.cursor(), more);
    }

    private ChangePage delta(InMemoryState state, Window window, Place place) {
        synchronized (state) {
            List<InMemoryItem> rest = state.touchedAfter(place.count());
            boolean more = rest.size() > pageSize;
            List<InMemoryItem> page = more ? rest.subList(0, pageSize) : rest;
            List<RemoteChange> changes = new ArrayList<>();
            page.forEach(item -> tell(state, item, window, place.view(), changes));
            Place next = more
                    ? place.at(ChangePage.Kind.DELTA, page.get(pageSize - 1).changed(), place.page() + 1, "")
                    : place.at(ChangePage.Kind.DELTA, state.changes(), 1, "");
            return new ChangePage(changes, ChangePage.Kind.DELTA, next.cursor(), more);
        }
    }

    private static void tell(
            InMemoryState state, InMemoryItem item, Window window, RecurrenceView view, List<RemoteChange> changes) {
        EventKey key = item.key();
        if (!state.holds(key)) {
            changes.add(new RemoteChange.Removed(key));
        } else if (!item.readable()) {
            changes.add(unreadable(key));
        } else if (view == RecurrenceView.SERIES) {
            changes.add(new RemoteChange.Upserted(item.whole()));
        } else if (item.isSeries()) {
            if (item.reshaped()) {
                changes.add(new RemoteChange.Removed(key));
            }
            changes.add(new RemoteChange.SeriesSet(key, item.occurrences(window, state.ownVersions())));
        } else {
            if (item.reshaped()) {
                changes.add(new RemoteChange.SeriesSet(key, List.of()));
            }
            changes.add(new RemoteChange.Upserted(item.whole()));
        }
    }

    private static Stream<RemoteChange> seen(
            InMemoryState state, InMemoryItem item, Window window, RecurrenceView view) {
        if (!item.readable()) {
            return Stream.of(unreadable(item.key()));
        }
        if (view == RecurrenceView.OCCURRENCES && item.isSeries()) {
            return item.occurrences(window, state.ownVersions()).stream().map(RemoteChange.Upserted::new);
        }
        return item.overlaps(window) ? Stream.of(new RemoteChange.Upserted(item.whole())) : Stream.of();
    }

    private static RemoteChange unreadable(EventKey key) {
        return new RemoteChange.Unreadable(key, "told to be unreadable");
    }

    private static String keyOf(RemoteChange change) {
        return change instanceof RemoteChange.Upserted upserted
                ? upserted.event().key().value()
                : ((RemoteChange.Unreadable) change).key().value();
    }
}
