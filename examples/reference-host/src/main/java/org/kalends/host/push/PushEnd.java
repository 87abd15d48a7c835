package org.kalends.host.push;

import org.kalends.api.model.AccountId;
import org.kalends.api.push.NotificationSource;
import org.kalends.host.connection.Connection;
import org.kalends.host.connection.ConnectionWatcher;
import org.kalends.host.connection.Copies;
import org.kalends.host.library.ProviderAccess;
import org.kalends.host.library.Providers;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Cancels the subscriptions of an account that goes; before its syncs end, so that nobody else does so with an erased credential. */
@Component
@Order(1)
final class PushEnd implements ConnectionWatcher {

    private final Providers providers;
    private final SubscriptionRows subscriptions;
    private final UnwatchedRows unwatched;
    private final Watch watch;

    PushEnd(Providers providers, SubscriptionRows subscriptions, UnwatchedRows unwatched, Watch watch) {
        this.providers = providers;
        this.subscriptions = subscriptions;
        this.unwatched = unwatched;
        this.watch = watch;
    }

    @Override
    public void disconnecting(Connection connection, Copies copies) {
        AccountId account = connection.id().account();
        providers
                .find(connection.provider())
                .flatMap(ProviderAccess::notifications)
                .ifPresent(source -> endAll(source, account));
        unwatched.forget(account);
    }

    private void endAll(NotificationSource source, AccountId account) {
        subscriptions.of(account).forEach(subscription -> watch.end(source, subscription));
    }
}
