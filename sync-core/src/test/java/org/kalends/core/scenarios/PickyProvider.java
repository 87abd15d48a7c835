package org.kalends.core.scenarios;

import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.Capabilities;
import org.kalends.api.provider.SeriesLimits;
import org.kalends.simulation.ForwardingProvider;

/** A provider that can hold fewer series than the one behind it. */
final class PickyProvider extends ForwardingProvider {

    private final SeriesLimits limits;

    PickyProvider(CalendarProvider behind, SeriesLimits limits) {
        super(behind);
        this.limits = limits;
    }

    @Override
    public Capabilities capabilities() {
        Capabilities all = super.capabilities();
        return new Capabilities(all.claimed(), limits, all.writeBatch());
    }
}
