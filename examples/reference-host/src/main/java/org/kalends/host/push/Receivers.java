package org.kalends.host.push;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.ProviderId;
import org.kalends.host.settings.HostSettings;
import org.kalends.host.settings.RemoteAddress;
import org.springframework.stereotype.Component;

/** Where services post their doorbells, if they can reach this host at all. */
@Component
public final class Receivers {

    private final URI host;
    private final Map<String, URI> services;

    Receivers(HostSettings settings) {
        this.host = settings.address();
        this.services = Map.of(
                "m365", settings.m365().graph(), "google", settings.google().api());
    }

    /** Returns the address for a service; empty when it cannot reach this host, whose calendars are then polled. */
    public Optional<URI> of(ProviderId provider) {
        return Optional.ofNullable(services.get(provider.value()))
                .filter(this::reachesUs)
                .map(service -> URI.create(host + "/webhooks/" + provider));
    }

    /** Real services want https and a public address; one on this machine reaches a host on this machine. */
    private boolean reachesUs(URI service) {
        return RemoteAddress.isLoopback(host) ? RemoteAddress.isLoopback(service) : "https".equals(host.getScheme());
    }
}
