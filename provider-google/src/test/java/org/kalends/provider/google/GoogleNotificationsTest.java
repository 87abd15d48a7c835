package org.kalends.provider.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventTime;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.push.HttpNotification;
import org.kalends.api.push.NotificationSource;
import org.kalends.api.push.Reception;
import org.kalends.api.push.Subscription;
import org.kalends.core.TestClock;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.GoogleCalendar;
import org.kalends.simulator.google.GoogleFault;
import org.kalends.simulator.google.GoogleSimulator;
import org.kalends.tck.NotificationSourceFixture;
import org.kalends.tck.NotificationSourceTck;

/** Doorbells, from the channel to the ringing. */
class GoogleNotificationsTest {

    private SimulatorServer server;

    private GoogleSimulator google;

    private GoogleCalendar calendar;

    private GoogleNotifications source;

    private HttpServer receiver;

    private final TestClock clock = new TestClock(Instant.now());

    private final List<HttpNotification> arrived = new CopyOnWriteArrayList<>();

    private final Map<String, Subscription> known = new ConcurrentHashMap<>();

    @BeforeEach
    void start() throws IOException {
        server = SimulatorServer.start();
        google = GoogleSimulator.on(server, clock);
        GoogleAccount account = google.account("push-" + UUID.randomUUID() + "@example.org");
        calendar = account.calendar();
        source = new GoogleNotifications(
                GoogleConfig.builder().apiUrl(google.root()).build(),
                OneToken.of(account.accessToken()),
                Clock.systemUTC(),
                new SecureRandom());
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", this::receive);
        receiver.start();
    }

    @AfterEach
    void stop() {
        server.close();
        receiver.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        arrived.add(new HttpNotification("/webhooks/google", Map.of(), Map.copyOf(exchange.getRequestHeaders()), ""));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/webhooks/google");
    }

    private CalendarRef ref() {
        return GoogleFixture.ref(calendar);
    }

    private Subscription subscribe() {
        Subscription subscription = source.subscribe(ref(), address());
        known.put(subscription.id(), subscription);
        google.awaitDelivered();
        arrived.clear();
        return subscription;
    }

    private void somethingHappens() {
        LocalDateTime start = LocalDateTime.of(2031, 3, 1, 9, 0);
        calendar.create(PersonJson.event(
                CalendarEvent.builder(new EventTime.Timed(start, start.plusHours(1), ZoneId.of("Europe/Berlin")))
                        .build()));
        google.awaitDelivered();
    }

    /** Returns the subscriptions that what arrived rings for. */
    private List<String> rung() {
        return arrived.stream()
                .map(notification -> source.receive(notification, id -> Optional.ofNullable(known.get(id))))
                .filter(Reception.Doorbells.class::isInstance)
                .flatMap(reception -> ((Reception.Doorbells) reception).subscriptionIds().stream())
                .toList();
    }

    @Test
    void ringsWhenSomethingHappens() {
        Subscription subscription = subscribe();
        assertThat(subscription.expiresAt())
                .isBetween(Instant.now().plus(Duration.ofDays(6)), Instant.now().plus(Duration.ofDays(7)));
        somethingHappens();
        assertThat(rung()).containsExactly(subscription.id());
    }

    @Test
    void asksForTheLifeThatIsSetAndBelievesTheAnswer() {
        google.faults().on(GoogleFault.PUSH_TTL_CAP);
        assertThat(source.subscribe(ref(), address()).expiresAt())
                .isBefore(Instant.now().plus(Duration.ofMinutes(61)));
    }

    @Test
    void everyChannelHasAnIdAndASecretOfItsOwn() {
        Subscription one = subscribe();
        Subscription two = subscribe();
        assertThat(one.id()).isNotEqualTo(two.id()).hasSize(36);
        assertThat(one.secret()).isNotEqualTo(two.secret()).hasSize(43);
    }

    @Test
    void renewsByANewChannelBesideTheOldOneUntilThatIsCancelled() {
        Subscription old = subscribe();
        Subscription next = source.renew(old, address());
        assertThat(next.id()).isNotEqualTo(old.id());
        google.awaitDelivered();
        arrived.clear();
        somethingHappens();
        assertThat(rung()).as("the new one is not stored yet").containsExactly(old.id());
        known.put(next.id(), next);
        source.cancel(old);
        assertThat(google.channels()).containsExactly(next.id());
        arrived.clear();
        somethingHappens();
        assertThat(rung()).containsExactly(next.id());
    }

    @Test
    void renewsAChannelThatHasEndedAlready() {
        Subscription old = subscribe();
        source.cancel(old);
        Subscription next = source.renew(old, address());
        assertThat(google.channels()).containsExactly(next.id());
    }

    @Test
    void cancelsQuietly() {
        Subscription subscription = subscribe();
        source.cancel(subscription);
        assertThat(google.channels()).isEmpty();
        source.cancel(subscription);
    }

    @Test
    void aStragglerOfAChannelThatNobodyKnowsRingsNobody() {
        Subscription subscription = subscribe();
        google.faults().on(GoogleFault.PUSH_AFTER_STOP);
        source.cancel(subscription);
        known.clear();
        somethingHappens();
        assertThat(arrived).isNotEmpty();
        assertThat(rung()).isEmpty();
    }

    @Test
    void aCalendarThatCannotBeWatchedIsUnsupported() {
        google.faults().on(GoogleFault.PUSH_UNSUPPORTED);
        assertThat(failure(() -> source.subscribe(ref(), address()))).isEqualTo(FailureKind.UNSUPPORTED);
    }

    @Test
    void anAddressThatIsNoHttpsIsRefusedForGood() {
        assertThat(failure(() -> source.subscribe(ref(), URI.create("http://host.example.org/hook"))))
                .isEqualTo(FailureKind.PERMANENT);
    }

    @Test
    void aCalendarThatIsGoneCannotBeWatched() {
        calendar.remove();
        assertThat(failure(() -> source.subscribe(ref(), address()))).isEqualTo(FailureKind.NOT_FOUND);
    }

    @Test
    void anotherTokenRingsNobody() {
        subscribe();
        google.faults().on(GoogleFault.PUSH_FOREIGN_TOKEN);
        somethingHappens();
        assertThat(arrived).isNotEmpty();
        assertThat(rung()).isEmpty();
    }

    @Test
    void theGreetingThatBeatsTheAnswerDoesNoHarm() {
        google.faults().on(GoogleFault.PUSH_BEFORE_RESPONSE);
        Subscription subscription = source.subscribe(ref(), address());
        google.awaitDelivered();
        assertThat(rung()).as("nobody knows the channel yet").isEmpty();
        known.put(subscription.id(), subscription);
        arrived.clear();
        somethingHappens();
        assertThat(rung()).containsExactly(subscription.id());
    }

    @ParameterizedTest
    @EnumSource(
            value = GoogleFault.class,
            names = {"PUSH_DOUBLE", "PUSH_REORDERED", "PUSH_GAPS"})
    void oddDeliveriesRingAllTheSame(GoogleFault fault) {
        Subscription subscription = subscribe();
        google.faults().on(fault);
        somethingHappens();
        assertThat(rung()).isNotEmpty().containsOnly(subscription.id());
    }

    @Test
    void aLostDoorbellIsWhatPollingIsFor() {
        subscribe();
        google.faults().on(GoogleFault.PUSH_LOST);
        somethingHappens();
        assertThat(arrived).isEmpty();
    }

    @Test
    void aChannelMayEndBeforeItSaidItWould() {
        google.faults().on(GoogleFault.PUSH_EARLY_EXPIRY);
        Subscription subscription = subscribe();
        clock.pass(Duration.ofDays(4));
        somethingHappens();
        assertThat(subscription.expiresAt()).isAfter(clock.instant());
        assertThat(arrived).isEmpty();
    }

    private static FailureKind failure(ThrowingCallable call) {
        return catchThrowableOfType(ProviderException.class, call).kind();
    }

    /** The rules of the kit. */
    @Nested
    class Conformance extends NotificationSourceTck {

        @Override
        protected NotificationSourceFixture fixture() {
            return new Fixture();
        }
    }

    private final class Fixture implements NotificationSourceFixture {

        private final Subscription subscription = new Subscription(
                "5f4d", ref(), "the-secret", "resource", Instant.now().plusSeconds(60));

        @Override
        public String name() {
            return "Google";
        }

        @Override
        public NotificationSource source() {
            return source;
        }

        @Override
        public Subscription subscription() {
            return subscription;
        }

        @Override
        public HttpNotification genuine() {
            return new HttpNotification(
                    "/webhooks/google",
                    Map.of(),
                    Map.of(
                            "X-Goog-Channel-ID", List.of("5f4d"),
                            "X-Goog-Channel-Token", List.of("the-secret"),
                            "X-Goog-Resource-State", List.of("exists"),
                            "X-Goog-Resource-ID", List.of("resource"),
                            "X-Goog-Message-Number", List.of("2")),
                    "");
        }
    }
}
