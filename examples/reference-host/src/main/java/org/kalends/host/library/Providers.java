package org.kalends.host.library;

import java.util.List;
import java.util.Optional;
import org.kalends.api.model.ProviderId;
import org.kalends.host.problem.Problem;

/**
 * The calendar services that this host is set up for.
 *
 * @param all each of them
 */
public record Providers(List<ProviderAccess> all) {

    /** Takes a copy. */
    public Providers {
        all = List.copyOf(all);
    }

    /** Returns a service; empty when the host is not set up for it. */
    public Optional<ProviderAccess> find(ProviderId id) {
        return all.stream().filter(access -> access.id().equals(id)).findFirst();
    }

    /** Returns a service. */
    public ProviderAccess require(ProviderId id) {
        return find(id).orElseThrow(() -> Problem.notFound("calendar service in the settings of this host"));
    }

    /** Returns whether the host is set up for a service, by name. */
    public boolean has(String id) {
        return all.stream().anyMatch(access -> access.id().value().equals(id));
    }
}
