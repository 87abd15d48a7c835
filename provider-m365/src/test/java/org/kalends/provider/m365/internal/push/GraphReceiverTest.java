package org.kalends.provider.m365.internal.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kalends.provider.m365.internal.push.Samples.change;
import static org.kalends.provider.m365.internal.push.Samples.envelope;
import static org.kalends.provider.m365.internal.push.Samples.lifecycle;
import static org.kalends.provider.m365.internal.push.Samples.request;
import static org.kalends.provider.m365.internal.push.Samples.subscription;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.push.HttpNotification;
import org.kalends.api.push.Reception;
import org.kalends.api.push.Reception.Lifecycle;
import org.kalends.api.push.Subscription;

/** Anybody can send something to the receiver; only what is genuine has consequences. */
class GraphReceiverTest {

    private final GraphReceiver receiver = new GraphReceiver(Samples.STATES);
    private final Subscription one = subscription("one", "calendar-1");
    private final Subscription two = subscription("two", "calendar-2");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Validation: Testing client application reachability for subscription Request-Id: 3f0b",
                "a+b%20c&d=e",
                "x"
            })
    void returnsAValidationTokenAsItCame(String token) {
        assertThat(validation("validationToken", token)).isEqualTo(new Reception.Challenge(token));
        assertThat(validation("ValidationToken", token)).isEqualTo(new Reception.Challenge(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<script>alert(1)</script>", "line\nbreak", "caf\u00e9", "\u0000"})
    void returnsNothingThatIsNoPlainText(String token) {
        assertThat(validation("validationToken", token)).isInstanceOf(Reception.Rejected.class);
    }

    @Test
    void returnsNothingOfAnyLength() {
        assertThat(validation("validationToken", "x".repeat(1024))).isInstanceOf(Reception.Challenge.class);
        assertThat(validation("validationToken", "x".repeat(1025))).isInstanceOf(Reception.Rejected.class);
    }

    @Test
    void answersAValidationBeforeItLooksAtTheBody() {
        HttpNotification asked = new HttpNotification(
                "/webhooks/m365", Map.of("validationToken", "token"), Map.of(), "[".repeat(100_000));

        assertThat(receiver.receive(asked, id -> {
                    throw new AssertionError("nobody is known yet");
                }))
                .isEqualTo(new Reception.Challenge("token"));
    }

    @Test
    void ringsOnceForEachSubscriptionInAnEnvelope() {
        assertThat(received(envelope(change(one), change(two), change(one), change(one))))
                .isEqualTo(new Reception.Doorbells(List.of("one", "two"), List.of()));
    }

    @Test
    void dropsWhatIsForgedAndRingsForTheRest() {
        assertThat(received(envelope(
                        change("one", "wrong"),
                        change("nobody", one.secret()),
                        change("two", one.secret()),
                        "{}",
                        "null",
                        "7",
                        "{\"subscriptionId\":null}",
                        "{\"subscriptionId\":[\"one\"]}",
                        "{\"subscriptionId\":\"one\"}",
                        change(two))))
                .isEqualTo(new Reception.Doorbells(List.of("two"), List.of()));
    }

    @Test
    void readsNamesInAnyCase() {
        assertThat(received(
                        request("{\"Value\":[{\"SubscriptionID\":\"one\",\"CLIENTSTATE\":\"" + one.secret() + "\"}]}")))
                .isEqualTo(new Reception.Doorbells(List.of("one"), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "reauthorizationRequired, REAUTHORIZE",
        "subscriptionRemoved, REMOVED",
        "missed, MISSED",
        "Missed, MISSED",
        "SUBSCRIPTIONREMOVED, REMOVED",
        "somethingNew, MISSED"
    })
    void tellsWhatHappenedToASubscription(String word, Lifecycle.Event event) {
        assertThat(received(envelope(lifecycle(one, word), lifecycle(one, word))))
                .isEqualTo(new Reception.Doorbells(List.of(), List.of(new Lifecycle("one", event))));
    }

    @Test
    void tellsDoorbellsAndLifecycleOfOneBody() {
        assertThat(received(envelope(lifecycle(two, "missed"), change(one))))
                .isEqualTo(
                        new Reception.Doorbells(List.of("one"), List.of(new Lifecycle("two", Lifecycle.Event.MISSED))));
    }

    @Test
    void aForgedLifecycleEventTellsNothing() {
        assertThat(received(envelope(lifecycle(subscription("one", "calendar-1"), "subscriptionRemoved"))))
                .isInstanceOf(Reception.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"value\":{}}",
                "{\"value\":[]}",
                "{\"value\":null}",
                "{\"value\":[}",
                "{value:[]}",
                "{\"value\":[]} {\"value\":[]}",
                "not json",
                "\u0000"
            })
    void rejectsWhatIsNoEnvelope(String body) {
        assertThat(received(request(body))).isInstanceOf(Reception.Rejected.class);
    }

    @Test
    void rejectsABodyThatIsCutTooLongOrTooDeepAlthoughItBeginsGenuine() {
        String body = envelope(change(one)).body();
        for (String bad : List.of(
                body.substring(0, body.length() - 1),
                body.replace("\"value\"", "value"),
                body + body,
                body + " ".repeat(600_000),
                "{\"value\":[" + change(one) + "," + "[".repeat(100_000) + "]}",
                "{\"value\":[" + change(one) + "," + "[".repeat(20) + "]".repeat(20) + "]}",
                "{\"value\":[" + change(one) + "," + "{\"a\":".repeat(100_000) + "]}")) {
            assertThat(received(request(bad))).isInstanceOf(Reception.Rejected.class);
        }
    }

    @Test
    void asksForEachIdOnce() {
        List<String> asked = new ArrayList<>();
        receiver.receive(envelope(change(one), change(one), change("nobody", "x"), change("nobody", "x")), id -> {
            asked.add(id);
            return Optional.of(one).filter(known -> known.id().equals(id));
        });

        assertThat(asked).containsExactly("one", "nobody");
    }

    @Test
    void aStoreThatFailsIsNoForgery() {
        assertThatThrownBy(() -> receiver.receive(envelope(change(one)), id -> {
                    throw new IllegalStateException("the store is down");
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aClientStateThatWasMadeForAnotherCalendarReceiverOrKeyRingsNobody() {
        String ofTwo = two.secret();
        String elsewhere =
                Samples.STATES.create(Samples.calendar("calendar-1"), URI.create("https://other.example.org/x"));
        String otherKey = new ClientStates(
                        "another key of at least thirty-two bytes".getBytes(StandardCharsets.UTF_8), new SecureRandom())
                .create(Samples.calendar("calendar-1"), Samples.RECEIVER);
        for (String secret : List.of(ofTwo, elsewhere, otherKey, "", ".", "x", "x.y")) {
            Subscription tampered = subscription("one", "calendar-1", secret);
            assertThat(receiver.receive(envelope(change("one", secret)), id -> Optional.of(tampered)))
                    .as(secret)
                    .isInstanceOf(Reception.Rejected.class);
        }
        assertThat(receiver.receive(envelope(change(one)), id -> Optional.of(one)))
                .isInstanceOf(Reception.Doorbells.class);
    }

    @Test
    void clientStatesAreShortAndNeverTheSame() {
        assertThat(one.secret())
                .hasSizeLessThanOrEqualTo(128)
                .isNotEqualTo(subscription("one", "calendar-1").secret());
        assertThatThrownBy(() -> new ClientStates(new byte[31], new SecureRandom()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rejectionsSayNothingOfWhatCame() {
        for (HttpNotification bad :
                List.of(request("adele@contoso.example"), envelope(change("one", "adele@contoso.example")))) {
            assertThat(received(bad).toString()).doesNotContain("adele").doesNotContain(one.secret());
        }
    }

    private Reception validation(String name, String token) {
        return received(new HttpNotification("/webhooks/m365", Map.of(name, token), Map.of(), ""));
    }

    private Reception received(HttpNotification notification) {
        Map<String, Subscription> known = Map.of("one", one, "two", two);
        return receiver.receive(notification, id -> Optional.ofNullable(known.get(id)));
    }
}
