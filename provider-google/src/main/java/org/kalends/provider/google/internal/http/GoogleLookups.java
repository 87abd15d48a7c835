package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.Events;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.model.Window;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.provider.google.internal.event.EventIds;
import org.kalends.provider.google.internal.event.GoogleReader;
import org.kalends.provider.google.internal.event.MarkProperty;

/** Finds single events: by key, by mark, by UID, by series. */
public final class GoogleLookups {

    private final GoogleGateway gateway;

    private final GoogleRequests requests;

    private final GooglePages pages;

    private final EventFetcher fetcher;

    private final SeriesTeller series;

    private final KnownCalendars known;

    GoogleLookups(
            GoogleGateway gateway,
            GoogleRequests requests,
            GooglePages pages,
            EventFetcher fetcher,
            SeriesTeller series,
            KnownCalendars known) {
        this.gateway = gateway;
        this.requests = requests;
        this.pages = pages;
        this.fetcher = fetcher;
        this.series = series;
        this.known = known;
    }

    /**
     * See {@link org.kalends.api.provider.CalendarProvider#get}. That an event is not there says nothing before its calendar is: a calendar
     * that was taken from the account answers in the same way.
     */
    public Optional<RemoteEvent> get(CalendarRef calendar, EventKey key) {
        GoogleAnswer answer = gateway.send(calendar.account(), requests.event(calendar, key.value()));
        if (answer.status() == 404) {
            gateway.send(calendar.account(), requests.glance(calendar)).read(Events.class);
        }
        return EventFetcher.found(answer).flatMap(event -> whole(calendar, event));
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#occurrences}. */
    public List<RemoteEvent> occurrences(CalendarRef calendar, EventKey seriesKey, Window window) {
        String id = seriesKey.value();
        EventFetcher.Series found = fetcher.expanded(calendar, List.of(id), Map.of(), Stretch.around(window))
                .get(id);
        if (found == null || !found.recurs()) {
            throw new ProviderException(FailureKind.NOT_FOUND, "the series is gone");
        }
        return Reading.required(() -> series.inside(calendar, found, window));
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#findByOrigin}. */
    public Optional<RemoteEvent> findByOrigin(CalendarRef calendar, OriginMark mark) {
        Predicate<Event> marked = event -> MarkProperty.read(event).equals(Optional.of(mark));
        return event(calendar, EventIds.of(mark))
                .filter(marked)
                .or(() -> carrying(calendar, MarkProperty.ORIGIN, MarkProperty.origin(mark)).stream()
                        .filter(marked)
                        .findFirst())
                .flatMap(event -> whole(calendar, event));
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#findCopies}. */
    public List<RemoteEvent> findCopies(CalendarRef calendar, String installation, String pair) {
        Map<String, Event> masters = new LinkedHashMap<>();
        List<RemoteEvent> copies = new ArrayList<>();
        RemoteEvents events = new RemoteEvents(known.reader(calendar));
        for (Event event : carrying(calendar, MarkProperty.PAIR, MarkProperty.pair(installation, pair))) {
            boolean ours = MarkProperty.read(event)
                    .filter(mark -> mark.installation().equals(installation)
                            && mark.pair().equals(pair))
                    .isPresent();
            if (ours && GoogleReader.isSeries(event)) {
                masters.put(event.getId(), event);
            } else if (ours) {
                copies.add(copy(event, () -> events.single(event)));
            }
        }
        fetcher.whole(calendar, masters.keySet(), masters, Map.of())
                .forEach((id, found) ->
                        copies.add(copy(Objects.requireNonNull(masters.get(id)), () -> series(events, found))));
        return copies;
    }

    private static RemoteEvent series(RemoteEvents events, EventFetcher.Series found) {
        return found.recurs() ? events.series(found.master(), found.rows()) : events.single(found.master());
    }

    /** Returns what reading a copy gives, or a stand-in for one that cannot be read. */
    private static RemoteEvent copy(Event event, Supplier<RemoteEvent> reading) {
        try {
            return Reading.required(reading);
        } catch (ProviderException unreadable) {
            return RemoteEvent.unreadable(
                    new EventKey(event.getId()),
                    new Version(event.getEtag()),
                    MarkProperty.read(event).orElseThrow());
        }
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#findByUid}. */
    public Optional<RemoteEvent> findByUid(CalendarRef calendar, String iCalUid) {
        List<Event> listed = pages.all(calendar, page -> requests.exceptions(calendar, iCalUid, page))
                .events();
        RemoteEvents events = new RemoteEvents(known.reader(calendar));
        return listed.stream()
                .filter(GoogleLookups::standsAlone)
                .filter(event -> MarkProperty.read(event).isEmpty())
                .findFirst()
                .map(event -> Reading.required(() -> {
                    EventFetcher.Series found = EventFetcher.series(event.getId(), event, listed);
                    return GoogleReader.isSeries(event) ? series(events, found) : events.single(event);
                }));
    }

    private Optional<Event> event(CalendarRef calendar, String id) {
        return EventFetcher.found(gateway.send(calendar.account(), requests.event(calendar, id)));
    }

    private List<Event> carrying(CalendarRef calendar, String key, String value) {
        return new Round(pages.all(calendar, page -> requests.carrying(calendar, key, value, page))
                        .events())
                .all().stream().filter(GoogleLookups::standsAlone).toList();
    }

    private static boolean standsAlone(Event event) {
        return Round.isThere(event) && event.getRecurringEventId() == null;
    }

    /** Returns an event, a series with all that differs from it, or an occurrence; empty when its series is gone. */
    private Optional<RemoteEvent> whole(CalendarRef calendar, Event event) {
        RemoteEvents events = new RemoteEvents(known.reader(calendar));
        if (event.getRecurringEventId() != null) {
            return event(calendar, event.getRecurringEventId())
                    .map(master -> Reading.required(() -> events.occurrence(event, master)));
        }
        if (!GoogleReader.isSeries(event)) {
            return Optional.of(Reading.required(() -> events.single(event)));
        }
        return fetcher.whole(calendar, List.of(event.getId()), Map.of(event.getId(), event), Map.of()).values().stream()
                .findFirst()
                .map(found -> Reading.required(() -> series(events, found)));
    }
}
