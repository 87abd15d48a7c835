package org.kalends.tck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.push.HttpNotification;
import org.kalends.api.push.NotificationSource;
import org.kalends.api.push.Reception;
import org.kalends.api.push.Subscription;

/** A small source that keeps the rules, for testing the kit: id and secret come in headers. It has no remote side. */
final class SampleNotifications implements NotificationSource {

    private static final ProviderId PROVIDER = new ProviderId("sample");

    static final Subscription SUBSCRIPTION = new Subscription(
            "channel-1",
            new CalendarRef(PROVIDER, new AccountId("account-1"), "calendar"),
            "the-secret-of-channel-1",
            "",
            Instant.parse("2031-05-06T12:00:00Z"));

    @Override
    public ProviderId provider() {
        return PROVIDER;
    }

    @Override
    public Subscription subscribe(CalendarRef calendar, URI receiver) {
        throw new ProviderException(FailureKind.UNSUPPORTED, "there is no remote side");
    }

    @Override
    public Subscription renew(Subscription subscription, URI receiver) {
        throw new ProviderException(FailureKind.UNSUPPORTED, "there is no remote side");
    }

    @Override
    public void cancel(Subscription subscription) {}

    @Override
    public Reception receive(HttpNotification notification, Function<String, Optional<Subscription>> known) {
        byte[] secret = notification.header("x-goog-channel-token").orElse("").getBytes(UTF_8);
        return notification
                .header("x-goog-channel-id")
                .flatMap(known)
                .filter(subscription ->
                        MessageDigest.isEqual(subscription.secret().getBytes(UTF_8), secret))
                .<Reception>map(subscription -> new Reception.Doorbells(List.of(subscription.id()), List.of()))
                .orElseGet(() -> new Reception.Rejected("unknown subscription or secret"));
    }

    /** The sample, or what a mutant makes of it. */
    record Fixture(NotificationSource source) implements NotificationSourceFixture {

        @Override
        public String name() {
            return "sample notification source";
        }

        @Override
        public Subscription subscription() {
            return SUBSCRIPTION;
        }

        @Override
        public HttpNotification genuine() {
            return new HttpNotification(
                    "/webhooks/sample",
                    Map.of(),
                    Map.of(
                            "X-Goog-Channel-ID",
                            List.of(SUBSCRIPTION.id()),
                            "X-Goog-Channel-Token",
                            List.of(SUBSCRIPTION.secret())),
                    "");
        }
    }
}
