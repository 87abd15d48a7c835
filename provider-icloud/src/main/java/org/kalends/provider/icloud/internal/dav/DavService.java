package org.kalends.provider.icloud.internal.dav;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.apache.http.impl.client.CloseableHttpClient;
import org.kalends.api.auth.Credential.AppPassword;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.model.ProviderId;

/** Puts the parts of one provider together. */
public final class DavService implements AutoCloseable {

    /** Some 20,000 events of usual length. */
    private static final long CACHED_CHARACTERS = 20_000_000;

    private final CloseableHttpClient http;

    private final DavDiscovery discovery;

    private final DavConnections connections;

    private final DavResources resources = new DavResources(new TextCache(CACHED_CHARACTERS));

    private final Clock clock;

    /** Creates the parts; nothing is sent yet. */
    public DavService(DavSettings settings, TokenStore tokens, Clock clock) {
        HostRule hosts = new HostRule(settings.allowedHosts());
        this.http = DavHttp.client(settings, hosts);
        DavBodies bodies = new DavBodies(settings.maxBody(), settings.answerTimeout());
        DavGateway gateway = new DavGateway(http, hosts, bodies, settings.trace(), clock);
        this.discovery = new DavDiscovery(gateway, settings.root());
        this.connections = new DavConnections(gateway, discovery, tokens);
        this.clock = clock;
    }

    /** Returns the lister of calendars. */
    public DavCalendars calendars(ProviderId provider) {
        return new DavCalendars(provider, connections);
    }

    /** Returns the change feed. */
    public DavChanges changes() {
        return new DavChanges(connections, resources);
    }

    /** Returns the reader without cursor. */
    public DavLookups lookups() {
        return new DavLookups(connections, resources);
    }

    /** Returns the writer. */
    public DavWriter writer() {
        return new DavWriter(connections, resources, clock);
    }

    /** Finds the home that a password opens. */
    public DavHome discover(AppPassword password) {
        return discovery.discover(password);
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }
}
