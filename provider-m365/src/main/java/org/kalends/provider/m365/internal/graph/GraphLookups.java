package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** Single events by key, by mark and by UID. */
public final class GraphLookups {

    private final GraphGateway gateway;

    private final GraphRequests requests;

    private final GraphPages pages;

    private final EventFetcher fetcher;

    GraphLookups(GraphGateway gateway, GraphRequests requests, GraphPages pages, EventFetcher fetcher) {
        this.gateway = gateway;
        this.requests = requests;
        this.pages = pages;
        this.fetcher = fetcher;
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#get}. */
    public Optional<RemoteEvent> get(CalendarRef calendar, EventKey key) {
        Optional<Owned> found = one(calendar, requests.series(calendar, key.value()));
        if (found.isEmpty() || !found.get().item().inSeries()) {
            return found.map(GraphLookups::whole);
        }
        GraphItem occurrence = found.get().item();
        return occurrence
                .masterId()
                .flatMap(id -> one(calendar, requests.event(calendar, id)))
                .map(master ->
                        Reading.required(() -> RemoteEvents.occurrence(occurrence, master.item(), master.own())));
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#occurrences}. */
    public List<RemoteEvent> occurrences(CalendarRef calendar, EventKey seriesKey, Window window) {
        EventFetcher.Expanded series = fetcher.expanded(calendar, List.of(seriesKey.value()), Stretch.around(window))
                .get(seriesKey.value());
        if (series == null) {
            throw new ProviderException(FailureKind.NOT_FOUND, "occurrences: the series is gone");
        }
        return Reading.required(() -> SeriesTeller.inside(series, window));
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#findByOrigin}. */
    public Optional<RemoteEvent> findByOrigin(CalendarRef calendar, OriginMark mark) {
        Optional<RemoteEvent> found =
                copies(calendar, requests.copy(calendar, mark), mark::equals, GraphLookups::whole).stream()
                        .findFirst();
        if (found.isEmpty()) {
            requireCalendar(calendar);
        }
        return found;
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#findCopies}. */
    public List<RemoteEvent> findCopies(CalendarRef calendar, String installation, String pair) {
        List<RemoteEvent> found = copies(
                calendar,
                requests.copies(calendar, installation, pair),
                mark -> mark.installation().equals(installation) && mark.pair().equals(pair),
                GraphLookups::wholeOrBare);
        if (found.isEmpty()) {
            requireCalendar(calendar);
        }
        return found;
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#findByUid}. */
    public Optional<RemoteEvent> findByUid(CalendarRef calendar, String iCalUid) {
        List<String> ids = pages.all(calendar.account(), requests.byUid(calendar, iCalUid)).stream()
                .flatMap(element -> GraphItem.of(element).stream())
                .filter(item -> !item.inSeries())
                .map(GraphItem::id)
                .toList();
        return fetcher.series(calendar, ids).values().stream()
                .filter(owned -> owned.own().mark().isEmpty())
                .map(GraphLookups::whole)
                .filter(event -> event.event().iCalUid().equals(Optional.of(iCalUid)))
                .findFirst();
    }

    /** Returns the copies that a search finds and whose mark, read exactly, is one that was looked for. */
    private List<RemoteEvent> copies(
            CalendarRef calendar,
            GraphRequest search,
            Predicate<OriginMark> wanted,
            Function<Owned, RemoteEvent> reading) {
        List<String> ids = new ArrayList<>();
        for (JsonElement element : pages.all(calendar.account(), search)) {
            Optional<GraphItem> item = GraphItem.of(element);
            boolean matches = item.flatMap(one -> Reading.required(() -> Own.of(one, calendar.calendarId()))
                            .mark())
                    .filter(wanted)
                    .isPresent();
            if (matches) {
                item.map(GraphItem::id).ifPresent(ids::add);
            }
        }
        Map<String, Owned> found = fetcher.series(calendar, Set.copyOf(ids));
        return ids.stream()
                .filter(found::containsKey)
                .map(id -> reading.apply(Objects.requireNonNull(found.get(id))))
                .toList();
    }

    private Optional<Owned> one(CalendarRef calendar, GraphRequest request) {
        return fetcher.whole(calendar, gateway.send(calendar.account(), request));
    }

    /** A search goes through the whole mailbox: that it finds nothing does not say that the calendar is there. */
    private void requireCalendar(CalendarRef calendar) {
        gateway.send(calendar.account(), requests.calendar(calendar)).orThrow();
    }

    /** One copy that cannot be read must not keep the others from being cleaned up, nor itself. */
    private static RemoteEvent wholeOrBare(Owned owned) {
        try {
            return RemoteEvents.whole(owned.item(), owned.own());
        } catch (RuntimeException unreadable) {
            return RemoteEvents.bare(owned);
        }
    }

    private static RemoteEvent whole(Owned owned) {
        return Reading.required(() -> RemoteEvents.whole(owned.item(), owned.own()));
    }
}
