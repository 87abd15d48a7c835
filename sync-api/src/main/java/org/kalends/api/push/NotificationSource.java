package org.kalends.api.push;

import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;

/**
 * Tells within seconds that a calendar changed. Optional: a provider without one is polled.
 *
 * <p>Safe for use by several threads.
 */
public interface NotificationSource {

    /** Returns the provider whose calendars are watched. */
    ProviderId provider();

    /** Asks to be told of changes at {@code receiver}. UNSUPPORTED for a calendar that cannot be watched. */
    Subscription subscribe(CalendarRef calendar, URI receiver);

    /**
     * Prolongs a subscription, or makes a new one in its place, which has another id. The one that is replaced may ring on: the caller stores
     * the new one first and then cancels the old one, so that no change goes by unheard, whenever the caller stops.
     */
    Subscription renew(Subscription subscription, URI receiver);

    /** Ends a subscription; returns quietly when it is gone. */
    void cancel(Subscription subscription);

    /**
     * Reads what arrived at the receiver. Never calls the remote side, compares secrets in constant time.
     *
     * @param known finds a subscription by its id
     */
    Reception receive(HttpNotification notification, Function<String, Optional<Subscription>> known);
}
