package org.kalends.provider.m365.internal.push;

import com.microsoft.graph.models.Subscription;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.provider.m365.internal.graph.GraphGateway;
import org.kalends.provider.m365.internal.graph.GraphRequest;

/** The requests about subscriptions, each built by the SDK. */
final class SubscriptionRequests {

    private static final String LIFECYCLE = "/lifecycle";

    private final GraphGateway gateway;

    SubscriptionRequests(GraphGateway gateway) {
        this.gateway = gateway;
    }

    /** Asks to be told of every change in a calendar; where its own fate is told cannot be added later. */
    GraphRequest create(CalendarRef calendar, URI receiver, String clientState, Instant until) {
        Subscription wanted = new Subscription();
        wanted.setChangeType("created,updated,deleted");
        wanted.setResource(resource(calendar));
        wanted.setNotificationUrl(receiver.toString());
        wanted.setLifecycleNotificationUrl(receiver + LIFECYCLE);
        wanted.setClientState(clientState);
        wanted.setExpirationDateTime(until.atOffset(ZoneOffset.UTC));
        return gateway.build(
                calendar.account(), client -> client.subscriptions().toPostRequestInformation(wanted));
    }

    GraphRequest prolong(AccountId account, String id, Instant until) {
        Subscription wanted = new Subscription();
        wanted.setExpirationDateTime(until.atOffset(ZoneOffset.UTC));
        return gateway.build(
                account, client -> client.subscriptions().bySubscriptionId(id).toPatchRequestInformation(wanted));
    }

    GraphRequest delete(AccountId account, String id) {
        return gateway.build(
                account, client -> client.subscriptions().bySubscriptionId(id).toDeleteRequestInformation());
    }

    GraphRequest list(AccountId account) {
        return gateway.build(account, client -> client.subscriptions().toGetRequestInformation());
    }

    /** The events of one calendar: those of {@code /me/events} are the default calendar's only. */
    static String resource(CalendarRef calendar) {
        return "/me/calendars/" + calendar.calendarId() + "/events";
    }
}
