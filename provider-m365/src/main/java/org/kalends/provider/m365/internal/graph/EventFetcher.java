package org.kalends.provider.m365.internal.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** Fetches events by their ids, many in one call, and remembers what they are. */
final class EventFetcher {

    private final GraphRequests requests;

    private final GraphBatch batch;

    private final GraphPages pages;

    private final KnownEvents known;

    EventFetcher(GraphRequests requests, GraphBatch batch, GraphPages pages, KnownEvents known) {
        this.requests = requests;
        this.batch = batch;
        this.pages = pages;
        this.known = known;
    }

    GraphPages pages() {
        return pages;
    }

    /** Returns events or masters by id; what is gone is missing from the answer. */
    Map<String, Owned> events(CalendarRef calendar, Collection<String> ids) {
        return fetched(calendar, ids, requests::event);
    }

    /** Returns events by id, series with where they leave their rules; what is gone is missing from the answer. */
    Map<String, Owned> series(CalendarRef calendar, Collection<String> ids) {
        return fetched(calendar, ids, requests::series);
    }

    private Map<String, Owned> fetched(CalendarRef calendar, Collection<String> ids, ById request) {
        List<String> asked = List.copyOf(ids);
        List<GraphAnswer> answers = batch.send(
                calendar.account(),
                asked.stream().map(id -> request.of(calendar, id)).toList());
        Map<String, Owned> found = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            String id = asked.get(i);
            whole(calendar, answers.get(i)).ifPresent(owned -> found.put(id, owned));
        }
        return found;
    }

    /** Reads the answer to a request for one event; empty when it is gone. */
    Optional<Owned> whole(CalendarRef calendar, GraphAnswer answer) {
        if (gone(answer)) {
            return Optional.empty();
        }
        GraphItem item = GraphItem.of(answer.orThrow().body())
                .orElseThrow(() -> new ProviderException(
                        FailureKind.RETRYABLE, answer.request().name() + ": id: is missing"));
        return Optional.of(owned(calendar, item));
    }

    /** Takes what an event says of ours off it, and remembers it. */
    Owned owned(CalendarRef calendar, GraphItem item) {
        Owned owned = new Owned(item, Reading.required(() -> Own.of(item, calendar.calendarId())));
        remember(calendar, owned);
        return owned;
    }

    void remember(CalendarRef calendar, Owned owned) {
        if (!owned.item().inSeries()) {
            known.put(calendar, owned.item().id(), Known.of(owned.item(), owned.own()));
        }
    }

    /** Returns whether an answer says that the event is not there; an id of another form never was one. */
    static boolean gone(GraphAnswer answer) {
        return answer.missing()
                || (answer.status() == 400 && answer.code().equalsIgnoreCase("ErrorInvalidIdMalformed"));
    }

    /** Returns masters with their occurrences in a stretch, by id; what is gone is missing from the answer. */
    Map<String, Expanded> expanded(CalendarRef calendar, Collection<String> ids, Stretch stretch) {
        List<String> asked = List.copyOf(ids);
        List<GraphRequest> both = new ArrayList<>();
        for (String id : asked) {
            both.add(requests.event(calendar, id));
            both.add(requests.instances(calendar, id, stretch));
        }
        List<GraphAnswer> answers = batch.send(calendar.account(), both);
        Map<String, Expanded> found = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            Optional<Owned> master = whole(calendar, answers.get(2 * i));
            GraphAnswer instances = answers.get(2 * i + 1);
            if (master.isPresent() && master.get().item().type() != GraphItem.Type.MASTER) {
                // No series any more; as a single event it is told by the next round.
                found.put(asked.get(i), new Expanded(master.get(), List.of()));
            } else if (master.isPresent() && !gone(instances)) {
                found.put(
                        asked.get(i),
                        new Expanded(
                                master.get(),
                                pages.rest(calendar.account(), instances.orThrow()).stream()
                                        .flatMap(item -> GraphItem.of(item).stream())
                                        .toList()));
            }
        }
        return found;
    }

    /** A master with its occurrences. */
    record Expanded(Owned master, List<GraphItem> occurrences) {}

    /** Builds the request for one event. */
    @FunctionalInterface
    private interface ById {
        GraphRequest of(CalendarRef calendar, String id);
    }
}
