package org.kalends.host.push;

import org.kalends.api.model.CalendarRef;
import org.springframework.stereotype.Component;

/** Which calendars tell of changes by themselves. */
@Component
public final class WatchedCalendars {

    private final SubscriptionRows subscriptions;

    WatchedCalendars(SubscriptionRows subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** Returns whether a calendar rings when it changes. */
    public boolean rings(CalendarRef calendar) {
        return subscriptions.of(calendar).isPresent();
    }
}
