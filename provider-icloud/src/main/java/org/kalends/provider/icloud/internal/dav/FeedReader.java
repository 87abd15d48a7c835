package org.kalends.provider.icloud.internal.dav;

import java.util.List;
import java.util.Optional;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.provider.icloud.internal.ics.IcsProblem;

/**
 * What a resource means for a reader of the calendar.
 *
 * @param window which occurrences are told
 * @param view how series are told
 * @param owner the address of the calendar's owner
 */
record FeedReader(Window window, RecurrenceView view, Optional<String> owner) {

    /**
     * Returns what is true of a resource now.
     *
     * @param before what was told by its occurrences before; when one of them has become a single event, they are first told
     *     as gone
     */
    List<RemoteChange> changes(String name, Body body, ToldSeries before) {
        EventKey key = EventKeys.of(name);
        if (body instanceof Body.Gone) {
            return List.of(new RemoteChange.Removed(key));
        }
        if (body instanceof Body.Refused refused) {
            return List.of(new RemoteChange.Unreadable(key, refused.problem()));
        }
        try {
            EventReader reader = EventReader.of(((Body.Present) body).resource(), window.zone(), owner);
            if (!reader.hasEvents()) {
                return List.of(new RemoteChange.Removed(key));
            }
            Optional<RemoteEvent> whole = whole(reader);
            if (whole.isEmpty()) {
                return List.of(new RemoteChange.SeriesSet(key, reader.occurrences(window)));
            }
            RemoteChange now = new RemoteChange.Upserted(whole.get());
            return before.holds(name) ? List.of(new RemoteChange.SeriesSet(key, List.of()), now) : List.of(now);
        } catch (IcsProblem problem) {
            return List.of(unreadable(key, problem));
        }
    }

    /** Returns what of a resource overlaps the window, each event on its own. */
    List<RemoteChange> slice(String name, Body body) {
        if (!(body instanceof Body.Present present)) {
            return changes(name, body, ToldSeries.NONE).stream()
                    .filter(RemoteChange.Unreadable.class::isInstance)
                    .toList();
        }
        try {
            EventReader reader = EventReader.of(present.resource(), window.zone(), owner);
            if (!reader.hasEvents()) {
                return List.of();
            }
            List<RemoteEvent> occurrences =
                    reader.ics().recurs() ? reader.occurrences(window) : List.of(reader.whole());
            boolean any = occurrences.stream()
                    .anyMatch(one -> window.overlaps(one.event().time()));
            Optional<RemoteEvent> whole = whole(reader);
            return whole.map(List::of).orElse(occurrences).stream()
                    .filter(event -> any)
                    .<RemoteChange>map(RemoteChange.Upserted::new)
                    .toList();
        } catch (IcsProblem problem) {
            return List.of(unreadable(EventKeys.of(name), problem));
        }
    }

    /** Returns the resource as one event; empty when its occurrences have to tell it. */
    private Optional<RemoteEvent> whole(EventReader reader) {
        if (reader.ics().recurs() && view == RecurrenceView.OCCURRENCES) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.whole());
        } catch (IcsProblem problem) {
            if (problem.kind() == IcsProblem.Kind.NOT_A_SERIES) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private static RemoteChange unreadable(EventKey key, IcsProblem problem) {
        return new RemoteChange.Unreadable(key, String.valueOf(problem.getMessage()));
    }
}
