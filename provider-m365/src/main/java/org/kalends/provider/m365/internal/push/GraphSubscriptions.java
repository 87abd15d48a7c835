package org.kalends.provider.m365.internal.push;

import com.google.gson.JsonElement;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.push.Subscription;
import org.kalends.provider.m365.internal.graph.GraphAnswer;
import org.kalends.provider.m365.internal.graph.GraphGateway;

/**
 * Subscriptions at Microsoft Graph: one a calendar, for two days, for as long as the service grants.
 *
 * <p>While one is created the service asks the receiver whether it is ours, and waits for the answer. Nothing that answers may wait for
 * this call, so it holds nothing but its turn among such requests; so does a renewal, whose receiver may be asked again. Safe for use by
 * several threads.
 */
public final class GraphSubscriptions {

    private static final Duration LIFE = Duration.ofDays(2);

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final GraphGateway gateway;

    private final SubscriptionRequests requests;

    private final Strays strays;

    private final ClientStates states;

    private final Clock clock;

    /** Creates subscriptions; nothing is sent yet. */
    public GraphSubscriptions(GraphGateway gateway, ClientStates states, Clock clock) {
        this.gateway = gateway;
        this.requests = new SubscriptionRequests(gateway);
        this.strays = new Strays(gateway, requests);
        this.states = states;
        this.clock = clock;
    }

    /** Watches a calendar. What still rings for it at this receiver is ended first: nobody knows its secret. */
    public Subscription subscribe(CalendarRef calendar, URI receiver) {
        requireReceiver(receiver);
        endThoseOf(calendar, receiver);
        String secret = states.create(calendar, receiver);
        GraphAnswer answer = create(calendar, receiver, secret);
        if (answer.status() == 409) {
            endThoseOf(calendar, receiver);
            answer = create(calendar, receiver, secret);
        }
        if (!answer.ok()) {
            throw SubscriptionErrors.of(answer);
        }
        return granted(required(answer, "id"), calendar, secret, receiver, answer);
    }

    /** Prolongs a subscription, which also authorizes it anew; one that is gone or not made by this configuration is replaced. */
    public Subscription renew(Subscription subscription, URI receiver) {
        requireReceiver(receiver);
        boolean fits = states.isOurs(subscription)
                && Grant.of(subscription)
                        .filter(grant -> grant.receiver().equals(receiver))
                        .isPresent();
        if (!fits) {
            cancel(subscription);
            return subscribe(subscription.calendar(), receiver);
        }
        AccountId account = subscription.calendar().account();
        GraphAnswer answer = gateway.sendBeside(
                account,
                requests.prolong(account, subscription.id(), clock.instant().plus(LIFE)));
        if (answer.missing()) {
            return subscribe(subscription.calendar(), receiver);
        }
        if (!answer.ok()) {
            throw SubscriptionErrors.of(answer);
        }
        return granted(subscription.id(), subscription.calendar(), subscription.secret(), receiver, answer);
    }

    /** Ends a subscription; returns quietly when it is gone. */
    public void cancel(Subscription subscription) {
        strays.end(subscription.calendar().account(), subscription.id());
    }

    /** Ends what rings at a receiver and is not known; returns the ids. */
    public List<String> reap(AccountId account, URI receiver, Set<String> known) {
        return strays.end(account, receiver, listed -> !known.contains(listed.id()));
    }

    /** Returns when a subscription has to be renewed. */
    public static Instant renewAt(Subscription subscription) {
        return Grant.of(subscription)
                .map(grant -> grant.renewAt(subscription.expiresAt()))
                .orElse(Instant.MIN);
    }

    private void endThoseOf(CalendarRef calendar, URI receiver) {
        String resource = SubscriptionRequests.resource(calendar);
        strays.end(calendar.account(), receiver, listed -> listed.watches(resource));
    }

    private GraphAnswer create(CalendarRef calendar, URI receiver, String secret) {
        return gateway.sendBeside(
                calendar.account(),
                requests.create(calendar, receiver, secret, clock.instant().plus(LIFE)));
    }

    /** The answer rules, not what was asked for. */
    private Subscription granted(String id, CalendarRef calendar, String secret, URI receiver, GraphAnswer answer) {
        String state = new Grant(clock.instant(), receiver).state();
        return new Subscription(id, calendar, secret, state, expiry(answer));
    }

    private static Instant expiry(GraphAnswer answer) {
        try {
            return OffsetDateTime.parse(required(answer, "expirationDateTime")).toInstant();
        } catch (DateTimeException e) {
            throw unreadable("expirationDateTime");
        }
    }

    private static String required(GraphAnswer answer, String name) {
        JsonElement value = answer.body().get(name);
        return Optional.ofNullable(value)
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> unreadable(name));
    }

    private static ProviderException unreadable(String name) {
        return new ProviderException(FailureKind.RETRYABLE, "subscription: " + name + ": is missing or no date");
    }

    private static void requireReceiver(URI receiver) {
        String scheme = String.valueOf(receiver.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(receiver.getHost()).toLowerCase(Locale.ROOT);
        boolean secure = scheme.equals("https") && receiver.getHost() != null;
        if (!secure && !(scheme.equals("http") && LOOPBACK.contains(host))) {
            throw new IllegalArgumentException("receiver: is neither https nor on this machine");
        }
        if (receiver.getRawQuery() != null || receiver.getRawFragment() != null) {
            throw new IllegalArgumentException("receiver: has a query or a fragment");
        }
    }
}
