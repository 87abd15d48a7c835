package org.kalends.provider.google.internal.http;

import org.kalends.api.model.ProviderId;

/** All parts of one connection to the service, put together. */
public final class GoogleService {

    /** How many events are remembered, of all accounts together; one takes about half a kilobyte. */
    private static final int REMEMBERED = 20_000;

    private static final int REMEMBERED_SERIES = 1_000;

    private final GoogleGateway gateway;

    private final GoogleRequests requests;

    private final GoogleBatch batch;

    private final KnownCalendars calendars;

    private final KnownEvents known;

    private final KnownSeries knownSeries;

    private final GooglePages pages;

    private final EventFetcher fetcher;

    private final SeriesTeller series;

    /** Puts the parts together; nothing is sent yet. */
    public GoogleService(GoogleGateway gateway) {
        this.gateway = gateway;
        this.requests = new GoogleRequests(gateway);
        this.batch = new GoogleBatch(gateway);
        this.calendars = new KnownCalendars(gateway, requests);
        this.known = new KnownEvents(REMEMBERED);
        this.knownSeries = new KnownSeries(REMEMBERED_SERIES);
        this.pages = new GooglePages(gateway, calendars, known);
        this.fetcher = new EventFetcher(requests, batch, pages, knownSeries);
        this.series = new SeriesTeller(fetcher, calendars);
    }

    /** Returns who lists calendars. */
    public GoogleCalendars calendars(ProviderId provider) {
        return new GoogleCalendars(gateway, requests, provider);
    }

    /** Returns who tells changes. */
    public GoogleChanges changes() {
        return new GoogleChanges(
                requests,
                pages,
                new RoundTeller(series, new HiddenTeller(requests, pages, fetcher, calendars), calendars),
                gateway.settings().pageSize());
    }

    /** Returns who finds single events. */
    public GoogleLookups lookups() {
        return new GoogleLookups(gateway, requests, pages, fetcher, series, calendars);
    }

    /** Returns who writes. */
    public GoogleWrites writes() {
        return new GoogleWrites(requests, batch, pages, calendars, known, knownSeries);
    }
}
