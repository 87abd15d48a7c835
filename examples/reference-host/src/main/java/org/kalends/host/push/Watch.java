package org.kalends.host.push;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.push.NotificationSource;
import org.kalends.api.push.Subscription;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.kalends.host.library.ProviderAccess;
import org.kalends.host.library.Providers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings the subscription of one calendar to where it should be: made, renewed or ended. Doing so again does nothing. */
@Component
final class Watch {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private static final Duration RENEW_BEFORE = Duration.ofDays(1);
    private static final Duration AFTER_A_REFUSAL = Duration.ofDays(1);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);

    private final Providers providers;
    private final Receivers receivers;
    private final SubscriptionRows subscriptions;
    private final SubscriptionIds ids;
    private final UnwatchedRows unwatched;
    private final CalendarTurns turns;
    private final SyncStore store;
    private final Clock clock;

    Watch(
            Providers providers,
            Receivers receivers,
            SubscriptionRows subscriptions,
            SubscriptionIds ids,
            UnwatchedRows unwatched,
            CalendarTurns turns,
            SyncStore store,
            Clock clock) {
        this.providers = providers;
        this.receivers = receivers;
        this.subscriptions = subscriptions;
        this.ids = ids;
        this.unwatched = unwatched;
        this.turns = turns;
        this.store = store;
        this.clock = clock;
    }

    /** Makes a subscription for a calendar that is synced, ends that of one which is not. */
    void settle(CalendarRef calendar) {
        Optional<NotificationSource> source = source(calendar);
        if (source.isEmpty()) {
            return;
        }
        boolean watched = subscriptions.of(calendar).isPresent();
        if (!isSynced(calendar)) {
            unwatched.forget(calendar);
            if (watched) {
                turns.take(calendar, () -> subscriptions.of(calendar).ifPresent(found -> end(source.get(), found)));
            }
        } else if (!watched && !unwatched.waits(calendar, clock.instant())) {
            receivers
                    .of(calendar.provider())
                    .ifPresent(receiver -> turns.take(calendar, () -> begin(source.get(), calendar, receiver)));
        }
    }

    /** Prolongs or replaces the subscription of a calendar. */
    void renew(CalendarRef calendar) {
        turns.take(calendar, () -> renewInTurn(calendar));
    }

    private void renewInTurn(CalendarRef calendar) {
        Optional<NotificationSource> source = source(calendar);
        Optional<URI> receiver = receivers.of(calendar.provider());
        Optional<Subscription> subscription = subscriptions.of(calendar);
        if (source.isEmpty() || receiver.isEmpty() || subscription.isEmpty() || !isSynced(calendar)) {
            subscription.ifPresent(found -> source.ifPresent(known -> end(known, found)));
            subscriptions.delete(calendar);
            return;
        }
        try {
            Subscription renewed = source.get().renew(subscription.get(), receiver.get());
            subscriptions.replace(renewed, renewAt(renewed));
            if (!renewed.id().equals(subscription.get().id())) {
                cancel(source.get(), subscription.get());
            }
        } catch (ProviderException e) {
            LOG.warn("a subscription at {} could not be renewed: {}", calendar.provider(), e.getMessage());
            if (subscription.get().expiresAt().isBefore(clock.instant())) {
                subscriptions.delete(calendar);
            } else {
                subscriptions.renewAt(calendar, clock.instant().plus(pause(e)));
            }
        }
    }

    /** Ends a subscription; one that cannot be ended rings in vain until it expires. */
    void end(NotificationSource source, Subscription subscription) {
        subscriptions.delete(subscription.calendar());
        cancel(source, subscription);
    }

    private void cancel(NotificationSource source, Subscription subscription) {
        ids.ended(subscription);
        try {
            source.cancel(subscription);
        } catch (ProviderException e) {
            LOG.warn(
                    "a subscription at {} could not be cancelled and ends by itself: {}",
                    subscription.calendar().provider(),
                    e.getMessage());
        }
    }

    /** Somebody whose turn came before may have made the subscription; another one would end it at the service. */
    private void begin(NotificationSource source, CalendarRef calendar, URI receiver) {
        if (subscriptions.of(calendar).isPresent()) {
            return;
        }
        try {
            Subscription made = source.subscribe(calendar, receiver);
            subscriptions.put(made, renewAt(made));
            unwatched.forget(calendar);
        } catch (ProviderException e) {
            LOG.warn("a calendar at {} is polled, it could not be watched: {}", calendar.provider(), e.getMessage());
            unwatched.retryAt(calendar, clock.instant().plus(pause(e)));
        }
    }

    /** A new subscription rings at once, which must not begin a sync before its time: so one that never ran does not count. */
    private boolean isSynced(CalendarRef calendar) {
        return store.pairsOf(calendar.account()).stream()
                .filter(pair -> pair.status() != SyncPair.Status.NEEDS_RECONNECT)
                .filter(pair -> pair.a().equals(calendar) || pair.b().equals(calendar))
                .anyMatch(pair -> !store.reports(pair.id(), 1).isEmpty());
    }

    private Optional<NotificationSource> source(CalendarRef calendar) {
        return providers.find(calendar.provider()).flatMap(ProviderAccess::notifications);
    }

    private Instant renewAt(Subscription subscription) {
        Instant now = clock.instant();
        Instant half = now.plus(Duration.between(now, subscription.expiresAt()).dividedBy(2));
        Instant dayBefore = subscription.expiresAt().minus(RENEW_BEFORE);
        return dayBefore.isAfter(half) ? dayBefore : half;
    }

    private static Duration pause(ProviderException e) {
        return switch (e.kind()) {
            case RETRYABLE, RATE_LIMITED, AMBIGUOUS, CONFLICT -> e.retryAfter().orElse(AFTER_TROUBLE);
            default -> AFTER_A_REFUSAL;
        };
    }
}
