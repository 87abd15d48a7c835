package org.kalends.provider.m365;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.push.Reception.Lifecycle;
import org.kalends.api.push.Subscription;
import org.kalends.core.TestClock;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.graph.GraphFault;
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.graph.Mailbox;
import org.kalends.simulator.graph.MailboxCalendar;

/** Subscriptions from their creation to their end, with the questions and the notifications over real http. */
class NotificationsTest {

    private static final byte[] KEY = "a key of at least thirty-two bytes".getBytes(UTF_8);

    private final TestClock clock = new TestClock(Instant.parse("2031-05-06T12:00:00Z"));
    private final SimulatorServer server = SimulatorServer.start();
    private final GraphSimulator graph = GraphSimulator.on(server, clock);
    private final Mailbox adele = graph.mailbox("adele@contoso.example");
    private final MailboxCalendar calendar = adele.addCalendar("Team");
    private final CalendarRef ref = GraphFixture.ref(calendar);
    private Doorstep doorstep;
    private M365Notifications notifications;

    @BeforeEach
    void open() throws Exception {
        doorstep = new Doorstep();
        notifications = source(KEY);
        doorstep.open(notifications);
    }

    @AfterEach
    void close() {
        notifications.close();
        server.close();
        doorstep.close();
    }

    @Test
    void aCalendarThatIsWatchedRings() {
        Subscription subscription = subscribe();
        assertThat(doorstep.challenges()).isEqualTo(2);
        assertThat(doorstep.paths()).containsExactly("/webhooks/m365", "/webhooks/m365/lifecycle");

        change();

        assertThat(doorstep.rings()).isNotEmpty().containsOnly(subscription.id());
    }

    @Test
    void askForExactlyWhatIsNeeded() throws Exception {
        Subscription subscription = subscribe();

        var creation = server.journal().list().stream()
                .filter(exchange -> exchange.method().equals("POST"))
                .toList();
        assertThat(creation).singleElement().satisfies(exchange -> {
            assertThat(exchange.path()).isEqualTo("/v1.0/subscriptions");
            assertThat(exchange.header("prefer"))
                    .hasValueSatisfying(value -> assertThat(value).contains("IdType=\"ImmutableId\""));
            ObjectNode body = (ObjectNode) new JsonMapper().readTree(exchange.body());
            assertThat(body.properties())
                    .extracting(Map.Entry::getKey)
                    .containsExactlyInAnyOrder(
                            "changeType",
                            "resource",
                            "notificationUrl",
                            "lifecycleNotificationUrl",
                            "clientState",
                            "expirationDateTime");
            assertThat(body.path("changeType").asText()).isEqualTo("created,updated,deleted");
            assertThat(body.path("resource").asText()).isEqualTo("/me/calendars/" + calendar.id() + "/events");
            assertThat(body.path("clientState").asText())
                    .isEqualTo(subscription.secret())
                    .hasSizeLessThan(129);
        });
        assertThat(subscription.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(2)));
        assertThat(notifications.renewAt(subscription))
                .isEqualTo(clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void anotherCalendarOfTheMailboxDoesNotRing() {
        subscribe();
        adele.calendar().create(event());
        graph.awaitDelivered();

        assertThat(doorstep.receptions()).isEmpty();
    }

    @Test
    void aNotificationThatCouldNotBeStoredComesAgain() {
        Subscription subscription = subscribe();
        doorstep.failNext(1);
        calendar.create(event());
        graph.awaitDelivered();
        clock.pass(Duration.ofMinutes(1));
        graph.awaitDelivered();

        assertThat(doorstep.rings()).containsOnly(subscription.id()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aReceiverThatDoesNotAnswerIsTrouble() {
        doorstep.beDeaf(true);
        assertFails(FailureKind.RETRYABLE, "receiver", this::subscribe);

        doorstep.beDeaf(false);
        assertThat(subscribe().id()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://host.example.org/x",
                "https:/x",
                "ftp://localhost/x",
                "https://host.example.org/x?y",
                "https://host.example.org/x#y"
            })
    void aReceiverIsHttpsAndHasNoQuery(String receiver) {
        assertThatThrownBy(() -> notifications.subscribe(ref, URI.create(receiver)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("receiver");
    }

    @Test
    void aSubscriptionIsRenewedAndGoesOnRinging() {
        Subscription subscription = subscribe();
        clock.pass(Duration.ofDays(1));

        Subscription renewed = notifications.renew(subscription, doorstep.receiver());

        assertThat(renewed.id()).isEqualTo(subscription.id());
        assertThat(renewed.secret()).isEqualTo(subscription.secret());
        assertThat(renewed.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofDays(2)));
        assertThat(notifications.renewAt(renewed)).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
        clock.pass(Duration.ofHours(47));
        change();
        assertThat(doorstep.rings()).containsOnly(subscription.id());
    }

    @Test
    void aRenewalMayAskTheReceiverAgainAndIsTroubleOnlyWhileThatDoesNotAnswer() {
        Subscription subscription = subscribe();
        graph.faults().on(GraphFault.PUSH_VALIDATES_RENEWAL);
        doorstep.beDeaf(true);
        assertFails(FailureKind.RETRYABLE, "receiver", () -> notifications.renew(subscription, doorstep.receiver()));

        doorstep.beDeaf(false);
        long before = doorstep.challenges();
        assertThat(notifications.renew(subscription, doorstep.receiver()).id()).isEqualTo(subscription.id());
        assertThat(doorstep.challenges()).isEqualTo(before + 2);
    }

    @Test
    void aSubscriptionThatHasEndedIsReplaced() {
        Subscription subscription = subscribe();
        clock.pass(Duration.ofDays(3));
        change();
        assertThat(doorstep.rings()).isEmpty();

        Subscription renewed = notifications.renew(subscription, doorstep.receiver());
        doorstep.know(renewed);
        change();

        assertThat(renewed.id()).isNotEqualTo(subscription.id());
        assertThat(doorstep.rings()).containsOnly(renewed.id());
    }

    @Test
    void aSubscriptionOfAnotherKeyOrReceiverIsReplaced() throws Exception {
        Subscription old = subscribe();
        try (M365Notifications other = source("another key of at least thirty-two bytes".getBytes(UTF_8));
                Doorstep moved = new Doorstep()) {
            doorstep.open(other);
            Subscription rekeyed = other.renew(old, doorstep.receiver());
            assertThat(rekeyed.id()).isNotEqualTo(old.id());
            assertThat(rekeyed.secret()).isNotEqualTo(old.secret());

            moved.open(other);
            Subscription elsewhere = other.renew(rekeyed, moved.receiver());
            moved.know(elsewhere);
            doorstep.forget();
            change();
            assertThat(moved.rings()).containsOnly(elsewhere.id());
            assertThat(doorstep.receptions()).isEmpty();
        }
    }

    @Test
    void aSubscriptionThatIsCancelledIsGoneAndMayBeCancelledAgain() {
        Subscription subscription = subscribe();

        notifications.cancel(subscription);
        notifications.cancel(subscription);
        change();

        assertThat(doorstep.receptions()).isEmpty();
    }

    @Test
    void whatNobodyKnowsAnyMoreIsEndedBeforeACalendarIsWatchedAnew() {
        Subscription lost = subscribe();

        Subscription subscription = subscribe();
        doorstep.forget();
        change();

        assertThat(subscription.id()).isNotEqualTo(lost.id());
        assertThat(doorstep.rings()).containsOnly(subscription.id());
    }

    @Test
    void aSubscriptionWhoseAnswerWasLostIsNotKept() {
        graph.faults().once(GraphFault.WRITE_LOST_ANSWER);
        assertFails(FailureKind.AMBIGUOUS, "/subscriptions", this::subscribe);

        Subscription subscription = subscribe();
        doorstep.forget();
        change();

        assertThat(doorstep.receptions()).isNotEmpty().hasSameSizeAs(doorstep.rings());
        assertThat(doorstep.rings()).containsOnly(subscription.id());
    }

    @Test
    void aRenewalWhoseAnswerWasLostMayBeRepeated() {
        Subscription subscription = subscribe();
        graph.faults().once(GraphFault.WRITE_LOST_ANSWER);
        assertFails(
                FailureKind.AMBIGUOUS, "/subscriptions", () -> notifications.renew(subscription, doorstep.receiver()));

        assertThat(notifications.renew(subscription, doorstep.receiver()).id()).isEqualTo(subscription.id());
    }

    @Test
    void aServiceThatIsBusySaysHowLong() {
        graph.faults().on(GraphFault.LIMIT_429);

        assertFails(FailureKind.RATE_LIMITED, "429", this::subscribe);
    }

    @Test
    void straysAreReapedAndWhatIsKnownOrRingsElsewhereStays() throws Exception {
        Subscription known = subscribe();
        Subscription stray = notifications.subscribe(GraphFixture.ref(adele.calendar()), doorstep.receiver());
        try (Doorstep elsewhere = new Doorstep()) {
            elsewhere.open(notifications);
            Subscription other =
                    notifications.subscribe(GraphFixture.ref(adele.addCalendar("Other")), elsewhere.receiver());

            assertThat(notifications.reap(OneToken.ACCOUNT, doorstep.receiver(), Set.of(known.id())))
                    .containsExactly(stray.id());
            assertThat(notifications.reap(OneToken.ACCOUNT, doorstep.receiver(), Set.of(known.id())))
                    .isEmpty();
            assertThat(notifications.reap(OneToken.ACCOUNT, elsewhere.receiver(), Set.of()))
                    .containsExactly(other.id());
        }
        change();
        assertThat(doorstep.rings()).contains(known.id());
    }

    @Test
    void aCalendarThatIsWatchedForAnotherReceiverIsAConflict() throws Exception {
        try (Doorstep elsewhere = new Doorstep()) {
            elsewhere.open(notifications);
            notifications.subscribe(ref, elsewhere.receiver());

            assertFails(FailureKind.CONFLICT, "another receiver", this::subscribe);
        }
    }

    @Test
    void aCalendarThatIsGoneCannotBeWatched() {
        calendar.remove();

        assertFails(FailureKind.NOT_FOUND, "", this::subscribe);
    }

    @Test
    void manyCalendarsAreWatchedAtOnce() throws Exception {
        graph.faults().on(GraphFault.PUSH_SLOW_VALIDATION);
        List<CalendarRef> calendars = List.of(ref, GraphFixture.ref(adele.calendar()));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<Subscription>> answers = calendars.stream()
                    .map(each -> threads.submit(() -> notifications.subscribe(each, doorstep.receiver())))
                    .toList();
            for (Future<Subscription> answer : answers) {
                doorstep.know(answer.get(30, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.journal().count(exchange -> exchange.status() == 429)).isZero();
        change();
        assertThat(doorstep.rings()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PUSH_REAUTHORIZE, REAUTHORIZE", "PUSH_REMOVED, REMOVED", "PUSH_MISSED, MISSED"})
    void whatHappensToASubscriptionIsToldAndRenewingHelps(GraphFault fault, Lifecycle.Event event) {
        Subscription subscription = subscribe();
        graph.faults().once(fault);
        change();
        assertThat(doorstep.lifecycle()).contains(new Lifecycle(subscription.id(), event));
        assertThat(doorstep.paths()).contains("/webhooks/m365/lifecycle");

        Subscription renewed = notifications.renew(subscription, doorstep.receiver());
        doorstep.know(renewed);
        doorstep.forget();
        change();

        assertThat(renewed.id().equals(subscription.id())).isEqualTo(event != Lifecycle.Event.REMOVED);
        assertThat(doorstep.rings()).contains(renewed.id());
    }

    @ParameterizedTest
    @EnumSource(names = {"PUSH_TOKEN_PERCENT", "PUSH_TOKEN_COLON", "PUSH_SLOW_VALIDATION", "PUSH_CAP_10080"})
    void oddQuestionsAndLimitsAreAnswered(GraphFault fault) {
        graph.faults().on(fault);

        Subscription subscription = subscribe();
        change();

        assertThat(doorstep.rings()).containsOnly(subscription.id());
    }

    @ParameterizedTest
    @EnumSource(names = {"PUSH_SEVERAL", "PUSH_REORDERED", "PUSH_DUPLICATE", "PUSH_BUNDLED", "PUSH_ODD_SHAPE"})
    void oddDeliveriesRing(GraphFault fault) {
        Subscription subscription = subscribe();
        graph.faults().on(fault);

        change();

        assertThat(doorstep.rings()).isNotEmpty().containsOnly(subscription.id());
    }

    @Test
    void aLateNotificationRingsWhenItComes() {
        Subscription subscription = subscribe();
        graph.faults().on(GraphFault.PUSH_LATE);
        change();
        assertThat(doorstep.rings()).isEmpty();

        clock.pass(Duration.ofSeconds(31));
        graph.awaitDelivered();
        assertThat(doorstep.rings()).containsOnly(subscription.id());
    }

    @Test
    void anotherClientStateRingsNobody() {
        subscribe();
        graph.faults().on(GraphFault.PUSH_WRONG_CLIENT_STATE);

        change();

        assertThat(doorstep.receptions()).isNotEmpty();
        assertThat(doorstep.rings()).isEmpty();
        assertThat(doorstep.lifecycle()).isEmpty();
    }

    @Test
    void aShortGrantIsTakenAsItIs() {
        graph.faults().on(GraphFault.PUSH_SHORT_GRANT);

        Subscription subscription = subscribe();

        assertThat(subscription.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        assertThat(notifications.renewAt(subscription))
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
        clock.pass(Duration.ofMinutes(30));
        assertThat(notifications.renew(subscription, doorstep.receiver()).expiresAt())
                .isEqualTo(clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void wherePeopleMayWatchTwiceWeStillWatchOnce() {
        graph.faults().on(GraphFault.PUSH_DUPLICATES_ALLOWED);
        subscribe();
        Subscription subscription = subscribe();
        doorstep.forget();

        change();

        assertThat(doorstep.rings()).containsOnly(subscription.id());
        assertThat(doorstep.receptions()).hasSameSizeAs(doorstep.rings());
    }

    @ParameterizedTest
    @EnumSource(names = {"PUSH_LOST", "PUSH_SILENT_EXPIRY"})
    void whatIsNeverToldIsLeftToThePoll(GraphFault fault) {
        Subscription subscription = subscribe();
        graph.faults().once(fault);
        change();

        Subscription renewed = notifications.renew(subscription, doorstep.receiver());
        doorstep.know(renewed);
        doorstep.forget();
        change();

        assertThat(doorstep.rings()).contains(renewed.id());
    }

    @Test
    void everySwitchOfPushHasATestHere() throws Exception {
        String source = Files.readString(Path.of("src/test/java/org/kalends/provider/m365/NotificationsTest.java"));
        for (GraphFault fault : GraphFault.values()) {
            assertThat(!fault.name().startsWith("PUSH_") || source.contains(fault.name()))
                    .as(fault.name())
                    .isTrue();
        }
    }

    private M365Notifications source(byte[] key) {
        return new M365Notifications(
                M365Config.builder().graphUrl(graph.root()).build(),
                OneToken.of(adele.accessToken()),
                key,
                clock,
                new SecureRandom());
    }

    private Subscription subscribe() {
        Subscription subscription = notifications.subscribe(ref, doorstep.receiver());
        doorstep.know(subscription);
        return subscription;
    }

    private void change() {
        calendar.create(event());
        graph.awaitDelivered();
    }

    private static ObjectNode event() {
        ObjectNode event = new JsonMapper().createObjectNode().put("subject", "Standup");
        event.putObject("start").put("dateTime", "2031-05-07T09:00:00").put("timeZone", "UTC");
        event.putObject("end").put("dateTime", "2031-05-07T09:30:00").put("timeZone", "UTC");
        return event;
    }

    private static void assertFails(FailureKind kind, String message, Runnable call) {
        ProviderException failure =
                org.assertj.core.api.Assertions.catchThrowableOfType(ProviderException.class, call::run);
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).as(failure.getMessage()).isEqualTo(kind);
        assertThat(failure).hasMessageContaining(message);
    }
}
