package org.kalends.provider.m365.internal.graph;

import java.util.UUID;
import org.kalends.api.model.ProviderId;

/** All parts of one connection to the service, put together. */
public final class GraphService {

    /** How many events are remembered, of all accounts together; one takes about half a kilobyte. */
    private static final int REMEMBERED = 20_000;

    private final GraphGateway gateway;

    private final GraphRequests requests;

    private final GraphPages pages;

    private final GraphBatch batch;

    private final KnownEvents known;

    private final EventFetcher fetcher;

    /** Puts the parts together; nothing is sent yet. */
    public GraphService(GraphGateway gateway) {
        this.gateway = gateway;
        this.requests = new GraphRequests(gateway);
        this.pages = new GraphPages(gateway);
        this.batch = new GraphBatch(gateway);
        this.known = new KnownEvents(REMEMBERED, UUID.randomUUID().toString());
        this.fetcher = new EventFetcher(requests, batch, pages, known);
    }

    /** Returns who lists calendars. */
    public GraphCalendars calendars(ProviderId provider) {
        return new GraphCalendars(requests, pages, provider);
    }

    /** Returns who tells changes. */
    public GraphChanges changes() {
        RoundTeller teller = new RoundTeller(
                new Ownership(requests, pages, fetcher, known),
                new SeriesTeller(fetcher),
                new Departures(requests, batch, fetcher, known),
                known);
        return new GraphChanges(gateway.settings(), requests, new DeltaFeed(gateway, pages), pages, teller, known);
    }

    /** Returns who finds single events. */
    public GraphLookups lookups() {
        return new GraphLookups(gateway, requests, pages, fetcher);
    }

    /** Returns who writes. */
    public GraphWrites writes() {
        return new GraphWrites(
                requests,
                batch,
                fetcher,
                known,
                new Spelling(gateway.settings().floatingZone()),
                new SentMarks(REMEMBERED));
    }
}
