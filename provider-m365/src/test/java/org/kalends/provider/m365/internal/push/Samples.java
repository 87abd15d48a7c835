package org.kalends.provider.m365.internal.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.push.HttpNotification;
import org.kalends.api.push.Subscription;
import org.kalends.provider.m365.M365Provider;

/** Subscriptions as they are granted, and requests as they arrive. */
final class Samples {

    static final byte[] KEY = "a key of at least thirty-two bytes".getBytes(UTF_8);
    static final URI RECEIVER = URI.create("https://host.example.org/webhooks/m365");
    static final Instant NOW = Instant.parse("2031-05-06T12:00:00Z");
    static final ClientStates STATES = new ClientStates(KEY, new SecureRandom());

    private Samples() {}

    static CalendarRef calendar(String id) {
        return new CalendarRef(M365Provider.ID, new AccountId("account"), id);
    }

    static Subscription subscription(String id, String calendarId) {
        return subscription(id, calendarId, STATES.create(calendar(calendarId), RECEIVER));
    }

    static Subscription subscription(String id, String calendarId, String secret) {
        return new Subscription(
                id, calendar(calendarId), secret, new Grant(NOW, RECEIVER).state(), NOW.plusSeconds(172_800));
    }

    static HttpNotification request(String body) {
        return new HttpNotification(
                RECEIVER.getPath(), Map.of(), Map.of("content-type", List.of("application/json")), body);
    }

    static HttpNotification envelope(String... entries) {
        return request("{\"value\":[" + String.join(",", entries) + "]}");
    }

    static String change(Subscription subscription) {
        return change(subscription.id(), subscription.secret());
    }

    static String change(String subscriptionId, String clientState) {
        return entry(Map.of(
                "subscriptionId", subscriptionId,
                "clientState", clientState,
                "changeType", "updated",
                "resource", "Users/u/Events/e",
                "tenantId", "t"));
    }

    static String lifecycle(Subscription subscription, String event) {
        return entry(Map.of(
                "subscriptionId",
                subscription.id(),
                "clientState",
                subscription.secret(),
                "lifecycleEvent",
                event,
                "tenantId",
                "t"));
    }

    private static String entry(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":\"" + field.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }
}
