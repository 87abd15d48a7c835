package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kalends.api.push.HttpNotification;
import org.kalends.api.push.NotificationSource;
import org.kalends.api.push.Reception;
import org.kalends.api.push.Subscription;

/**
 * The rules for a {@link NotificationSource} that can be tested without its remote side: how it receives. Extend this class and
 * implement {@link #fixture()}.
 */
public abstract class NotificationSourceTck extends Kit<NotificationSourceFixture, NotificationSourceFixture> {

    /** Returns a fixture with a genuine notification. */
    @Override
    protected abstract NotificationSourceFixture fixture() throws Exception;

    @Override
    final NotificationSourceFixture subject(NotificationSourceFixture fixture) {
        return fixture;
    }

    @Override
    final Class<NotificationSourceFixture> subjectType() {
        return NotificationSourceFixture.class;
    }

    @Rule(id = "NS-01", text = "The source always names the same provider, that of the calendars it watches.")
    public final void namesItsProvider(NotificationSourceFixture it) {
        assertThat(it.source().provider())
                .isEqualTo(it.source().provider())
                .isEqualTo(it.subscription().calendar().provider());
    }

    @Rule(
            id = "NS-02",
            text =
                    "A genuine notification rings for its subscription and no other, and does so again when it is repeated.")
    public final void ringsForGenuineNotifications(NotificationSourceFixture it) {
        for (int i = 0; i < 2; i++) {
            Reception reception = it.source().receive(it.genuine(), known(it.subscription()));
            assertThat(reception).isInstanceOf(Reception.Doorbells.class);
            assertThat(((Reception.Doorbells) reception).subscriptionIds())
                    .containsExactly(it.subscription().id());
        }
    }

    @Rule(id = "NS-03", text = "A notification with another secret rings nobody.")
    public final void refusesOtherSecrets(NotificationSourceFixture it) {
        String secret = it.subscription().secret();
        String last = secret.endsWith("x") ? "y" : "x";
        for (String other : List.of("", secret + "x", secret.substring(0, secret.length() - 1) + last, "\u00E4")) {
            assertRingsNobody(it, it.genuine(), known(withSecret(it.subscription(), other)));
        }
    }

    @Rule(id = "NS-04", text = "A notification for a subscription that nobody knows rings nobody.")
    public final void refusesUnknownSubscriptions(NotificationSourceFixture it) {
        assertRingsNobody(it, it.genuine(), id -> Optional.empty());
    }

    @Rule(id = "NS-05", text = "A request that is empty, cut, huge or nonsense is rejected without an exception.")
    public final void rejectsNonsense(NotificationSourceFixture it) {
        HttpNotification genuine = it.genuine();
        String body = genuine.body();
        List<HttpNotification> nonsense = List.of(
                new HttpNotification(genuine.path(), Map.of(), Map.of(), ""),
                new HttpNotification(genuine.path(), Map.of(), Map.of(), body.substring(0, body.length() / 2)),
                new HttpNotification(genuine.path(), Map.of(), Map.of(), "{\"value\":[" + "[".repeat(100_000)),
                new HttpNotification(genuine.path(), Map.of(), Map.of("x", List.of()), "\u0000\uFFFF<x>"));
        nonsense.forEach(request -> assertRingsNobody(it, request, known(it.subscription())));
    }

    @Rule(id = "NS-06", text = "What a rejection says shows neither the secret nor the body.")
    public final void hidesSecrets(NotificationSourceFixture it) {
        Reception reception = it.source().receive(it.genuine(), known(withSecret(it.subscription(), "another-secret")));
        assertThat(reception.toString())
                .doesNotContain(it.subscription().secret())
                .doesNotContain("another-secret");
    }

    private static void assertRingsNobody(
            NotificationSourceFixture it, HttpNotification request, Function<String, Optional<Subscription>> known) {
        Reception reception = it.source().receive(request, known);
        if (reception instanceof Reception.Doorbells doorbells) {
            assertThat(doorbells.subscriptionIds()).isEmpty();
            assertThat(doorbells.lifecycle()).isEmpty();
        } else {
            assertThat(reception).isInstanceOf(Reception.Rejected.class);
        }
    }

    private static Function<String, Optional<Subscription>> known(Subscription subscription) {
        return id -> Optional.of(subscription).filter(known -> known.id().equals(id));
    }

    private static Subscription withSecret(Subscription subscription, String secret) {
        return new Subscription(
                subscription.id(), subscription.calendar(), secret, subscription.state(), subscription.expiresAt());
    }
}
