package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Channel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.push.HttpNotification;
import org.kalends.api.push.Reception;
import org.kalends.api.push.Subscription;

/**
 * Channels on which the service rings. A channel cannot be prolonged, nor listed: a new one takes its place, and one that nobody knows any
 * more rings in vain until it ends.
 */
public final class GoogleChannels {

    private static final int SECRET_BYTES = 32;

    private final GoogleGateway gateway;

    private final GoogleRequests requests;

    private final SecureRandom random;

    private final Duration life;

    /**
     * Creates channels; nothing is sent yet.
     *
     * @param life how long a channel is asked to live
     */
    public GoogleChannels(GoogleGateway gateway, SecureRandom random, Duration life) {
        this.gateway = gateway;
        this.requests = new GoogleRequests(gateway);
        this.random = random;
        this.life = life;
    }

    /** See {@link org.kalends.api.push.NotificationSource#subscribe}. */
    public Subscription subscribe(CalendarRef calendar, URI receiver) {
        Clock clock = gateway.settings().clock();
        Instant end = clock.instant().plus(life);
        Channel wanted = new Channel()
                .setId(id())
                .setType("web_hook")
                .setAddress(receiver.toString())
                .setToken(secret())
                .setExpiration(end.toEpochMilli());
        Channel made = watch(calendar, wanted);
        return new Subscription(
                wanted.getId(),
                calendar,
                wanted.getToken(),
                Optional.ofNullable(made.getResourceId()).orElse(""),
                Optional.ofNullable(made.getExpiration())
                        .map(Instant::ofEpochMilli)
                        .orElse(end));
    }

    private Channel watch(CalendarRef calendar, Channel wanted) {
        GoogleAnswer answer = gateway.send(calendar.account(), requests.watch(calendar, wanted));
        if (answer.error().reason().equals("pushNotSupportedForRequestedResource")) {
            throw new ProviderException(FailureKind.UNSUPPORTED, "the calendar cannot be watched");
        }
        return answer.read(Channel.class);
    }

    /** See {@link org.kalends.api.push.NotificationSource#renew}. The old channel rings until it is cancelled, or ends. */
    public Subscription renew(Subscription subscription, URI receiver) {
        return subscribe(subscription.calendar(), receiver);
    }

    /** See {@link org.kalends.api.push.NotificationSource#cancel}. */
    public void cancel(Subscription subscription) {
        Channel channel = new Channel().setId(subscription.id()).setResourceId(subscription.state());
        GoogleAnswer answer = gateway.send(subscription.calendar().account(), requests.stop(channel));
        if (!answer.ok() && !answer.missing()) {
            throw answer.failure();
        }
    }

    /** See {@link org.kalends.api.push.NotificationSource#receive}. What a notification says beside its channel is a hint at most. */
    public static Reception receive(HttpNotification notification, Function<String, Optional<Subscription>> known) {
        Optional<Subscription> subscription =
                notification.header("X-Goog-Channel-ID").flatMap(known);
        if (subscription.isEmpty()) {
            return new Reception.Rejected("X-Goog-Channel-ID: is none that is known");
        }
        String token = notification.header("X-Goog-Channel-Token").orElse("");
        String secret = subscription.get().secret();
        if (secret.isEmpty() || !MessageDigest.isEqual(bytes(secret), bytes(token))) {
            return new Reception.Rejected("X-Goog-Channel-Token: is not that of the channel");
        }
        return new Reception.Doorbells(List.of(subscription.get().id()), List.of());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String id() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
