package org.kalends.host.webhook;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.push.HttpNotification;
import org.kalends.api.push.NotificationSource;
import org.kalends.api.push.Reception;
import org.kalends.api.push.Subscription;
import org.kalends.core.SyncWorker;
import org.kalends.host.library.ProviderAccess;
import org.kalends.host.library.Providers;
import org.kalends.host.push.PushUpkeep;
import org.kalends.host.push.SubscriptionIds;
import org.kalends.host.push.SubscriptionRows;
import org.springframework.stereotype.Component;

/** Finds out what a notification means, and has durably asked for runs when it returns. Never calls a service. */
@Component
final class Doorbells {

    private final Providers providers;
    private final SubscriptionRows subscriptions;
    private final SubscriptionIds ids;
    private final PushUpkeep push;
    private final SyncWorker worker;
    private final RingTimes rings;

    Doorbells(
            Providers providers,
            SubscriptionRows subscriptions,
            SubscriptionIds ids,
            PushUpkeep push,
            SyncWorker worker,
            RingTimes rings) {
        this.providers = providers;
        this.subscriptions = subscriptions;
        this.ids = ids;
        this.push = push;
        this.worker = worker;
        this.rings = rings;
    }

    /**
     * Returns the look-ups for a notification.
     *
     * @param trusted whether its sender has not made up too many lately
     */
    LookUp lookUp(ProviderId provider, boolean trusted) {
        return new LookUp(provider, subscriptions, ids, trusted);
    }

    Reception receive(ProviderId provider, HttpNotification notification, LookUp lookUp) {
        Optional<NotificationSource> source = providers.find(provider).flatMap(ProviderAccess::notifications);
        if (source.isEmpty()) {
            return new Reception.Rejected("this host is not set up for the service");
        }
        Reception reception = source.get().receive(notification, lookUp);
        if (reception instanceof Reception.Doorbells doorbells) {
            ring(provider, doorbells);
        }
        return reception;
    }

    private void ring(ProviderId provider, Reception.Doorbells doorbells) {
        Set<String> ids = new LinkedHashSet<>(doorbells.subscriptionIds());
        doorbells.lifecycle().forEach(event -> ids.add(event.subscriptionId()));
        for (String id : ids) {
            subscriptions.find(provider, id).map(Subscription::calendar).ifPresent(this::ring);
        }
        doorbells
                .lifecycle()
                .forEach(event -> subscriptions
                        .find(provider, event.subscriptionId())
                        .ifPresent(subscription -> act(event.event(), subscription.calendar())));
    }

    private void ring(CalendarRef calendar) {
        rings.rang(calendar);
        worker.doorbell(calendar);
    }

    private void act(Reception.Lifecycle.Event event, CalendarRef calendar) {
        switch (event) {
            case REMOVED, REAUTHORIZE -> push.renewSoon(calendar);
            case MISSED -> {
                // The reading that was asked for above is all that helps.
            }
        }
    }
}
