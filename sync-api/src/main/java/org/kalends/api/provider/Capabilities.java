package org.kalends.api.provider;

import java.util.Objects;
import java.util.Set;

/**
 * What a provider can do.
 *
 * @param claimed what it does; everything else it refuses
 * @param seriesLimits which series it cannot hold
 * @param writeBatch how many writes it likes to be handed at once, at least 1
 */
public record Capabilities(Set<Capability> claimed, SeriesLimits seriesLimits, int writeBatch) {

    /** Checks the batch size and takes a copy of the set. */
    public Capabilities {
        claimed = Set.copyOf(claimed);
        Objects.requireNonNull(seriesLimits, "seriesLimits");
        if (writeBatch < 1) {
            throw new IllegalArgumentException("capabilities: a batch holds at least one write");
        }
    }

    /** Returns whether the provider claims a capability. */
    public boolean has(Capability capability) {
        return claimed.contains(capability);
    }
}
