package org.kalends.provider.m365.internal.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;
import org.kalends.provider.m365.internal.event.TransactionIds;

/**
 * Finds out what we have put on the events of a listing: listings do not tell it.
 *
 * <p>What this process has written or read in the same state is known. Of few others each is fetched; of many, one listing of all marks
 * in the mailbox tells. That listing is a search, which may lag behind: an event with a name that we give is fetched all the same.
 */
final class Ownership {

    private static final int FEW = 100;

    private final GraphRequests requests;

    private final GraphPages pages;

    private final EventFetcher fetcher;

    private final KnownEvents known;

    Ownership(GraphRequests requests, GraphPages pages, EventFetcher fetcher, KnownEvents known) {
        this.requests = requests;
        this.pages = pages;
        this.fetcher = fetcher;
        this.known = known;
    }

    /**
     * Returns the events of a listing with what is ours, by id; what is gone by now is missing from the answer.
     *
     * @param everything whether the listing is one of a whole window, of which most is not known
     */
    Map<String, Owned> of(CalendarRef calendar, Collection<GraphItem> items, boolean everything) {
        Map<String, Owned> owned = new LinkedHashMap<>();
        List<GraphItem> unknown = new ArrayList<>();
        for (GraphItem item : items) {
            Optional<Known> before = known.at(calendar, item.id(), item.etag());
            before.ifPresentOrElse(
                    there -> owned.put(item.id(), new Owned(item, there.own())), () -> unknown.add(item));
        }
        if (unknown.isEmpty()) {
            return owned;
        }
        if (everything || unknown.size() > FEW) {
            owned.putAll(listed(calendar, unknown));
        } else {
            owned.putAll(fetched(calendar, unknown));
        }
        return owned;
    }

    private Map<String, Owned> fetched(CalendarRef calendar, List<GraphItem> items) {
        return fetcher.events(calendar, items.stream().map(GraphItem::id).toList());
    }

    private Map<String, Owned> listed(CalendarRef calendar, List<GraphItem> items) {
        Map<String, Own> marked = new HashMap<>();
        pages.all(calendar.account(), requests.marks(calendar)).stream()
                .flatMap(element -> GraphItem.of(element).stream())
                .forEach(item -> marked.put(item.id(), Reading.required(() -> Own.of(item, calendar.calendarId()))));
        Map<String, Owned> owned = new HashMap<>();
        List<GraphItem> doubtful = new ArrayList<>();
        for (GraphItem item : items) {
            Own own = marked.get(item.id());
            if (own == null
                    && item.transactionId().filter(TransactionIds::isOurs).isPresent()) {
                doubtful.add(item);
            } else {
                Owned one = new Owned(item, own == null ? Own.NONE : own);
                owned.put(item.id(), one);
                fetcher.remember(calendar, one);
            }
        }
        if (!doubtful.isEmpty()) {
            owned.putAll(fetched(calendar, doubtful));
        }
        return owned;
    }
}
