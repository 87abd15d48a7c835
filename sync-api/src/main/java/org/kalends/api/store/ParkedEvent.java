package org.kalends.api.store;

import java.time.Instant;
import java.util.Objects;
import org.kalends.api.model.EventKey;

/**
 * An event that cannot be synced while the others go on.
 *
 * @param pair the pair
 * @param side where the event lies
 * @param key the event or series
 * @param reason what is wrong and what to do, without content
 * @param since when it was first parked
 * @param attempts how often it was tried, at least 1
 * @param retryAt when it is tried again at the latest; a change of the event comes first
 */
public record ParkedEvent(
        PairId pair, Side side, EventKey key, String reason, Instant since, int attempts, Instant retryAt) {
    /** Checks that nothing is missing. */
    public ParkedEvent {
        Objects.requireNonNull(pair, "pair");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(retryAt, "retryAt");
    }
}
