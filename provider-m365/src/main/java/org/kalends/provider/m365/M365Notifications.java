package org.kalends.provider.m365;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.push.HttpNotification;
import org.kalends.api.push.NotificationSource;
import org.kalends.api.push.Reception;
import org.kalends.api.push.Subscription;
import org.kalends.oauth.AccessTokens;
import org.kalends.provider.m365.internal.graph.GraphGateway;
import org.kalends.provider.m365.internal.push.ClientStates;
import org.kalends.provider.m365.internal.push.GraphReceiver;
import org.kalends.provider.m365.internal.push.GraphSubscriptions;

/**
 * Change notifications of Microsoft Graph, of calendars of Microsoft 365 and Outlook.com.
 *
 * <p>A receiver is an https address without a query; what happens to subscriptions themselves arrives at the same address with
 * {@code /lifecycle} behind it, and both are given to {@link #receive}. While {@link #subscribe} runs, the service asks both addresses
 * whether they are ours and gives up after ten seconds: do not hold a lock or a transaction that {@code receive} needs. Whatever comes of a
 * request should be stored within seconds and answered with 202, a rejection too; with 5xx it is sent again.
 *
 * <p>A lifecycle event REAUTHORIZE is answered by {@link #renew} and a reading, REMOVED by {@link #renew} or {@link #subscribe} and a
 * reading, MISSED by a reading.
 *
 * <p>A source and a provider that are given the same {@link AccessTokens} share the few calls that a mailbox takes at once. The calls of
 * {@link #subscribe} and {@link #renew} that wait for the receiver are the exception: one of them at a time may come on top. Safe for use by
 * several threads.
 */
public final class M365Notifications implements NotificationSource, AutoCloseable {

    private final GraphGateway gateway;

    private final GraphSubscriptions subscriptions;

    private final GraphReceiver receiver;

    /**
     * Creates a source; nothing is sent yet.
     *
     * @param config where the service is
     * @param tokens the access tokens of the accounts
     * @param key signs client states, at least 32 bytes; after a change {@link #renew} replaces subscriptions
     * @param random makes client states
     */
    public M365Notifications(M365Config config, AccessTokens tokens, byte[] key, Clock clock, SecureRandom random) {
        ClientStates states = new ClientStates(key, random);
        this.gateway = new GraphGateway(config.settings(clock), tokens);
        this.subscriptions = new GraphSubscriptions(gateway, states, clock);
        this.receiver = new GraphReceiver(states);
    }

    @Override
    public ProviderId provider() {
        return M365Provider.ID;
    }

    /**
     * Watches a calendar for two days, or for as long as the service grants. RETRYABLE also when the service could not reach the receiver;
     * CONFLICT when this application watches the calendar for another receiver.
     */
    @Override
    public Subscription subscribe(CalendarRef calendar, URI receiver) {
        return subscriptions.subscribe(calendar, receiver);
    }

    @Override
    public Subscription renew(Subscription subscription, URI receiver) {
        return subscriptions.renew(subscription, receiver);
    }

    @Override
    public void cancel(Subscription subscription) {
        subscriptions.cancel(subscription);
    }

    @Override
    public Reception receive(HttpNotification notification, Function<String, Optional<Subscription>> known) {
        return receiver.receive(notification, known);
    }

    /** Returns when to renew a subscription: a day before it ends, or after half of its life when that is later. */
    public Instant renewAt(Subscription subscription) {
        return GraphSubscriptions.renewAt(subscription);
    }

    /**
     * Ends the subscriptions of an account that ring at a receiver and that nobody knows, after a lost answer or a lost store.
     *
     * @param known the ids of those that are known
     * @return the ids of those that were ended
     */
    public List<String> reap(AccountId account, URI receiver, Set<String> known) {
        return subscriptions.reap(account, receiver, known);
    }

    /** Closes the connections. The source must not be used any more. */
    @Override
    public void close() {
        gateway.close();
    }
}
