package org.kalends.examples.pairdrill;

import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.simulation.ForwardingProvider;

/** A provider under a name of its own, so that an engine can have two for one service. */
final class NamedProvider extends ForwardingProvider {

    private final ProviderId id;

    NamedProvider(ProviderId id, CalendarProvider behind) {
        super(behind);
        this.id = id;
    }

    @Override
    public ProviderId id() {
        return id;
    }
}
