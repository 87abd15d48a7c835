package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.provider.RemoteChange;

/**
 * What has left a feed. The service says "removed" of what was deleted, of what was moved out of the window and of what was moved to
 * another calendar: only a look at the event tells.
 */
final class Departures {

    /**
     * What the look told.
     *
     * @param changes what is said for good
     * @param series the ids of series that have to be told anew
     */
    record Told(List<RemoteChange> changes, Set<String> series) {}

    private final GraphRequests requests;

    private final GraphBatch batch;

    private final EventFetcher fetcher;

    private final KnownEvents known;

    Departures(GraphRequests requests, GraphBatch batch, EventFetcher fetcher, KnownEvents known) {
        this.requests = requests;
        this.batch = batch;
        this.fetcher = fetcher;
        this.known = known;
    }

    /**
     * Looks at what has left.
     *
     * @param ids of events, occurrences or series
     * @param feed the stretch of the feed: what overlaps it and is not told any more lies in another calendar
     */
    Told of(CalendarRef calendar, List<String> ids, Stretch feed) {
        List<RemoteChange> changes = new ArrayList<>();
        Set<String> series = new LinkedHashSet<>();
        List<String> unsure = new ArrayList<>();
        for (String id : ids) {
            if (known.isDeleted(calendar, id)) {
                changes.add(new RemoteChange.Removed(new EventKey(id)));
            } else {
                unsure.add(id);
            }
        }
        Map<String, Owned> there = fetcher.events(calendar, unsure);
        List<Owned> perhapsElsewhere = new ArrayList<>();
        for (String id : unsure) {
            Owned owned = there.get(id);
            if (owned == null) {
                changes.add(new RemoteChange.Removed(new EventKey(id)));
            } else if (owned.item().inSeries()) {
                owned.item().masterId().ifPresent(series::add);
            } else if (owned.item().type() == GraphItem.Type.MASTER || isIn(owned, feed)) {
                perhapsElsewhere.add(owned);
            } else {
                changes.add(single(owned));
            }
        }
        Set<String> here = here(calendar, perhapsElsewhere);
        for (Owned owned : perhapsElsewhere) {
            if (!here.contains(owned.item().id())) {
                changes.add(new RemoteChange.Removed(new EventKey(owned.item().id())));
            } else if (owned.item().type() == GraphItem.Type.MASTER) {
                series.add(owned.item().id());
            } else {
                changes.add(single(owned));
            }
        }
        return new Told(changes, series);
    }

    private static RemoteChange single(Owned owned) {
        return Reading.change(
                owned.item().id(), () -> new RemoteChange.Upserted(RemoteEvents.whole(owned.item(), owned.own())));
    }

    /** Whether it overlaps the feed; what cannot be read is taken for something that does. */
    private static boolean isIn(Owned owned, Stretch feed) {
        return !(single(owned) instanceof RemoteChange.Upserted upserted)
                || feed.overlaps(upserted.event().event().time());
    }

    /** Returns the ids of those events that lie in this calendar. */
    private Set<String> here(CalendarRef calendar, List<Owned> events) {
        List<GraphAnswer> answers = batch.send(
                calendar.account(),
                events.stream()
                        .map(owned -> requests.calendarOf(calendar, owned.item().id()))
                        .toList());
        Set<String> here = new LinkedHashSet<>();
        for (int i = 0; i < events.size(); i++) {
            GraphAnswer answer = answers.get(i);
            if (!EventFetcher.gone(answer)) {
                JsonElement id = answer.orThrow().body().get("id");
                if (id != null && id.isJsonPrimitive() && id.getAsString().equals(calendar.calendarId())) {
                    here.add(events.get(i).item().id());
                }
            }
        }
        return here;
    }
}
