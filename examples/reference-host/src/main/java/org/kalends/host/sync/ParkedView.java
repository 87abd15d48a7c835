package org.kalends.host.sync;

import java.time.Instant;
import org.kalends.api.store.ParkedEvent;

/**
 * An event that cannot be synced while the others go on.
 *
 * @param calendar where it lies
 * @param event the provider's own id
 * @param reason what is wrong and what to do, without content
 * @param since when it was parked first
 * @param attempts how often it was tried
 * @param retryAt when it is tried again at the latest
 */
public record ParkedView(Place calendar, String event, String reason, Instant since, int attempts, Instant retryAt) {

    static ParkedView of(ParkedEvent parked) {
        return new ParkedView(
                Place.of(parked.side()),
                parked.key().value(),
                parked.reason(),
                parked.since(),
                parked.attempts(),
                parked.retryAt());
    }
}
