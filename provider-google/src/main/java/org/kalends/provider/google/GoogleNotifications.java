package org.kalends.provider.google;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.push.HttpNotification;
import org.kalends.api.push.NotificationSource;
import org.kalends.api.push.Reception;
import org.kalends.api.push.Subscription;
import org.kalends.oauth.AccessTokens;
import org.kalends.provider.google.internal.http.GoogleChannels;
import org.kalends.provider.google.internal.http.GoogleGateway;

/**
 * Tells when a calendar of Google changed, through push channels of the Calendar API v3.
 *
 * <p>The receiver has to be an https address with a certificate that the service trusts. Holidays, birthdays and some shared calendars cannot be
 * watched: UNSUPPORTED. A renewed subscription has another id and another secret, and the old one rings until it is cancelled. A notification
 * may be lost, doubled or early, so that calendars are polled too. Safe for use by several threads.
 */
public final class GoogleNotifications implements NotificationSource {

    private final GoogleChannels channels;

    /**
     * Creates a source; nothing is sent yet.
     *
     * @param config where the service is
     * @param tokens the access tokens of the accounts
     * @param clock the time
     * @param random makes the ids and the secrets of channels
     */
    public GoogleNotifications(GoogleConfig config, AccessTokens tokens, Clock clock, SecureRandom random) {
        this.channels =
                new GoogleChannels(new GoogleGateway(config.settings(clock), tokens), random, config.channelLife());
    }

    @Override
    public ProviderId provider() {
        return GoogleProvider.ID;
    }

    @Override
    public Subscription subscribe(CalendarRef calendar, URI receiver) {
        return channels.subscribe(calendar, receiver);
    }

    @Override
    public Subscription renew(Subscription subscription, URI receiver) {
        return channels.renew(subscription, receiver);
    }

    @Override
    public void cancel(Subscription subscription) {
        channels.cancel(subscription);
    }

    @Override
    public Reception receive(HttpNotification notification, Function<String, Optional<Subscription>> known) {
        return GoogleChannels.receive(notification, known);
    }
}
