package org.kalends.api.store;

import java.time.Instant;
import java.util.Objects;

/**
 * The right to run a pair for a while.
 *
 * @param pair the pair
 * @param epoch grows each time the pair is leased; the store refuses writes of an older one
 * @param expiresAt when others may take over
 */
public record Lease(PairId pair, long epoch, Instant expiresAt) {
    /** Checks that nothing is missing. */
    public Lease {
        Objects.requireNonNull(pair, "pair");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }
}
