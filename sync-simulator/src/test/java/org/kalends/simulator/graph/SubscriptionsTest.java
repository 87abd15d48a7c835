package org.kalends.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kalends.simulator.graph.GraphFixture.event;
import static org.kalends.simulator.graph.GraphFixture.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.simulator.MovingClock;
import org.kalends.simulator.graph.GraphFixture.Answer;

/** Subscriptions: the handshake, the deliveries, the end. */
class SubscriptionsTest {

    private static final String EVENT = event("a", "2026-03-02T10:00:00", "2026-03-02T11:00:00");

    private final MovingClock clock = new MovingClock(Instant.parse("2026-03-01T12:00:00Z"));

    private final GraphFixture graph = new GraphFixture(clock);

    private final Doorbell doorbell = new Doorbell();

    @AfterEach
    void stop() {
        doorbell.close();
        graph.close();
    }

    private Answer subscribe(String expiration, String more) {
        return graph.post(
                "/subscriptions",
                "{'changeType':'created,updated,deleted','notificationUrl':'" + doorbell.url("/notify?own=1")
                        + "','lifecycleNotificationUrl':'" + doorbell.url("/lifecycle") + "','resource':'/me/calendars/"
                        + graph.calendar.id() + "/events','expirationDateTime':'" + expiration
                        + "','clientState':'secret'" + more + "}");
    }

    private Answer subscribed() {
        Answer answer = subscribe("2026-03-03T12:00:00Z", "");
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer;
    }

    private List<JsonNode> delivered() {
        graph.graph.awaitDelivered();
        return doorbell.notices();
    }

    private List<String> kinds() {
        return delivered().stream()
                .map(notice -> notice.path("changeType").asText())
                .toList();
    }

    @Test
    void validatesBothAddressesInsideTheCall() {
        JsonNode created = subscribed().body();
        assertThat(doorbell.validated()).containsExactly("/notify", "/lifecycle");
        assertThat(created.path("clientState").asText()).isEqualTo("secret");
        assertThat(created.path("expirationDateTime").asText()).isEqualTo("2026-03-03T12:00:00.0000000Z");
        JsonNode listed = graph.get("/subscriptions").value().get(0);
        assertThat(listed.path("id")).isEqualTo(created.path("id"));
        assertThat(listed.path("clientState").isNull()).isTrue();
    }

    @Test
    void refusesAnAddressThatReturnsAnythingButTheToken() {
        doorbell.validateWith(token -> token + "!");
        Answer answer = subscribe("2026-03-03T12:00:00Z", "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("ValidationError");
        assertThat(graph.get("/subscriptions").value()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = GraphFault.class,
            names = {"PUSH_TOKEN_PERCENT", "PUSH_TOKEN_COLON", "PUSH_SLOW_VALIDATION"})
    void validatesByOtherSpellingsAndPaces(GraphFault fault) {
        graph.graph.faults().once(fault);
        subscribed();
        assertThat(graph.graph.faults().struck(fault)).isOne();
        switch (fault) {
            case PUSH_TOKEN_PERCENT ->
                assertThat(doorbell.rawQueries().get(0)).contains("%20").doesNotContain("+");
            case PUSH_TOKEN_COLON -> assertThat(doorbell.rawQueries().get(0)).contains("Validation:");
            default -> assertThat(doorbell.validated()).hasSize(2);
        }
    }

    @Test
    void validatesARenewalWhenToldTo() {
        String path = "/subscriptions/" + subscribed().id();
        String longer = "{'expirationDateTime':'2026-03-03T18:00:00Z'}";
        assertThat(graph.patch(path, longer).status()).isEqualTo(200);
        assertThat(doorbell.validated()).hasSize(2);

        graph.graph.faults().on(GraphFault.PUSH_VALIDATES_RENEWAL);
        assertThat(graph.patch(path, longer).status()).isEqualTo(200);
        assertThat(doorbell.validated()).hasSize(4);
        doorbell.validateWith(token -> token + "!");
        assertThat(graph.patch(path, longer).code()).isEqualTo("ValidationError");
    }

    @Test
    void refusesWhatIsNoSubscription() {
        assertThat(subscribe("2026-03-09T12:00:00Z", "").code()).isEqualTo("ExtensionError");
        assertThat(subscribe("2026-03-03T12:00:00", "").code()).isEqualTo("InvalidRequest");
        assertThat(subscribe("2026-02-03T12:00:00Z", "").status()).isEqualTo(400);
        assertThat(subscribe("2026-03-03T12:00:00Z", ",'includeResourceData':true")
                        .status())
                .isEqualTo(400);
        assertThat(subscribe("2026-03-03T12:00:00Z", ",'changeType2':'x'").status())
                .isEqualTo(400);
        String plain = "{'changeType':'updated','notificationUrl':'http://example.com/n','resource':'/me/events',"
                + "'expirationDateTime':'2026-03-03T12:00:00Z'}";
        assertThat(graph.post("/subscriptions", plain).status())
                .as("http to another host")
                .isEqualTo(400);
        assertThat(graph.post(
                                "/subscriptions",
                                plain.replace("/me/events", "/me/events/x").replace("http:", "https:"))
                        .status())
                .isEqualTo(400);
        assertThat(doorbell.validated()).isEmpty();
    }

    @Test
    void tellsCreationsChangesAndDeletionsSeveralTimes() {
        Answer subscription = subscribed();
        String id = graph.post(graph.events(), EVENT).id();
        graph.patch(GraphFixture.eventPath(id), "{'subject':'b'}");
        graph.calendar.delete(id);
        assertThat(kinds()).containsExactly("created", "updated", "updated", "deleted");
        JsonNode notice = doorbell.notices().get(0);
        assertThat(notice.path("subscriptionId").asText()).isEqualTo(subscription.id());
        assertThat(notice.path("clientState").asText()).isEqualTo("secret");
        assertThat(notice.path("tenantId").asText()).isEqualTo(graph.mailbox.tid());
        assertThat(notice.path("resource").asText()).isEqualTo("Users/" + graph.mailbox.oid() + "/Events/" + id);
        assertThat(notice.path("subscriptionExpirationDateTime").asText())
                .isEqualTo("2026-03-03T04:00:00.0000000-08:00");
    }

    @Test
    void tellsNothingOfOtherCalendars() {
        subscribed();
        graph.mailbox.addCalendar("Other").create(json(EVENT));
        assertThat(delivered()).isEmpty();
    }

    @Test
    void deliversAgainUntilTheReceiverTakesIt() {
        subscribed();
        doorbell.answerWith(503);
        graph.calendar.create(json(EVENT));
        graph.graph.awaitDelivered();
        assertThat(doorbell.notices()).hasSize(2);
        doorbell.answerWith(202);
        clock.pass(Duration.ofSeconds(10));
        assertThat(delivered()).hasSize(4);
        clock.pass(Duration.ofHours(5));
        assertThat(delivered()).hasSize(4);
    }

    @Test
    void endsSilently() {
        subscribed();
        clock.pass(Duration.ofDays(2));
        graph.calendar.create(json(EVENT));
        assertThat(delivered()).isEmpty();
        assertThat(graph.get("/subscriptions").value()).isEmpty();
    }

    @Test
    void renewsAndRemoves() {
        String path = "/subscriptions/" + subscribed().id();
        Answer renewed = graph.patch(path, "{'expirationDateTime':'2026-03-04T10:00:00Z'}");
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.body().path("expirationDateTime").asText()).startsWith("2026-03-04T10:00:00");
        assertThat(graph.patch(path, "{'expirationDateTime':'2026-03-14T11:00:00Z'}")
                        .code())
                .isEqualTo("ErrorInvalidParameter");
        assertThat(graph.patch(path, "{'clientState':'x'}").status()).isEqualTo(400);
        assertThat(graph.post(path + "/reauthorize", "{}").status()).isEqualTo(200);
        assertThat(graph.delete(path).status()).isEqualTo(204);
        assertThat(graph.delete(path).status()).isEqualTo(404);
        assertThat(graph.patch(path, "{'expirationDateTime':'2026-03-04T10:00:00Z'}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void refusesASecondSubscriptionToTheSameUnlessTheSwitchAllowsIt() {
        subscribed();
        assertThat(subscribe("2026-03-03T12:00:00Z", "").status()).isEqualTo(409);
        graph.graph.faults().on(GraphFault.PUSH_DUPLICATES_ALLOWED);
        subscribed();
        assertThat(graph.get("/subscriptions").value()).hasSize(2);
    }

    @Test
    void grantsLessOrMoreByASwitch() {
        graph.graph.faults().once(GraphFault.PUSH_SHORT_GRANT);
        Answer granted = subscribed();
        assertThat(granted.body().path("expirationDateTime").asText()).isEqualTo("2026-03-01T13:00:00.0000000Z");
        graph.delete("/subscriptions/" + granted.id());
        graph.graph.faults().once(GraphFault.PUSH_CAP_10080);
        assertThat(subscribe("2026-03-08T12:00:00Z", "").status()).isEqualTo(201);
    }

    @Test
    void deliversTwiceOrThriceOrNotAtAll() {
        subscribed();
        String id = graph.calendar.create(json(EVENT)).path("id").asText();
        assertThat(kinds()).hasSize(2);
        graph.graph.faults().once(GraphFault.PUSH_DUPLICATE);
        graph.calendar.patch(id, json("{'subject':'b'}"));
        assertThat(kinds()).hasSize(4);
        graph.graph.faults().once(GraphFault.PUSH_SEVERAL);
        graph.calendar.patch(id, json("{'subject':'c'}"));
        assertThat(kinds()).hasSize(7);
        graph.graph.faults().once(GraphFault.PUSH_LOST);
        graph.calendar.patch(id, json("{'subject':'d'}"));
        assertThat(kinds()).hasSize(7);
    }

    @Test
    void deliversLateByTheClock() {
        subscribed();
        graph.graph.faults().on(GraphFault.PUSH_LATE);
        graph.calendar.create(json(EVENT));
        assertThat(kinds()).isEmpty();
        clock.pass(Duration.ofSeconds(30));
        assertThat(kinds()).hasSize(2);
    }

    @Test
    void deliversTheLastFirst() {
        subscribed();
        graph.graph.faults().on(GraphFault.PUSH_REORDERED);
        String id = graph.calendar.create(json(EVENT)).path("id").asText();
        graph.calendar.delete(id);
        assertThat(kinds()).containsExactly("deleted", "updated", "created");
    }

    @Test
    void deliversAllInOneRequest() {
        subscribed();
        graph.graph.faults().on(GraphFault.PUSH_BUNDLED);
        String id = graph.calendar.create(json(EVENT)).path("id").asText();
        graph.calendar.delete(id);
        assertThat(kinds()).containsExactly("created", "updated", "deleted");
        assertThat(doorbell.paths()).containsExactly("/notify");
    }

    @Test
    void deliversOddShapes() {
        subscribed();
        graph.calendar.create(json(EVENT));
        assertThat(delivered()).extracting(notice -> notice.path("id").asText()).doesNotHaveDuplicates();
        graph.graph.faults().on(GraphFault.PUSH_ODD_SHAPE);
        graph.calendar.create(json(EVENT));
        JsonNode odd = delivered().get(2);
        assertThat(odd.path("SubscriptionId").isTextual()).isTrue();
        assertThat(odd.has("id")).isFalse();
        assertThat(odd.has("Id")).isFalse();
    }

    @Test
    void deliversAWrongClientState() {
        subscribed();
        graph.graph.faults().on(GraphFault.PUSH_WRONG_CLIENT_STATE);
        graph.calendar.create(json(EVENT));
        assertThat(delivered().get(0).path("clientState").asText()).isNotEqualTo("secret");
    }

    @ParameterizedTest
    @EnumSource(
            value = GraphFault.class,
            names = {"PUSH_REAUTHORIZE", "PUSH_REMOVED", "PUSH_MISSED"})
    void tellsItsOwnFateAtTheOtherAddress(GraphFault fault) {
        subscribed();
        graph.graph.faults().once(fault);
        graph.calendar.create(json(EVENT));
        JsonNode notice = delivered().get(0);
        assertThat(notice.path("lifecycleEvent").asText())
                .isEqualTo(
                        switch (fault) {
                            case PUSH_REAUTHORIZE -> "reauthorizationRequired";
                            case PUSH_REMOVED -> "subscriptionRemoved";
                            default -> "missed";
                        });
        assertThat(doorbell.paths()).containsExactly("/lifecycle");
        assertThat(graph.get("/subscriptions").value()).hasSize(fault == GraphFault.PUSH_REMOVED ? 0 : 1);
    }

    @Test
    void expiresWithoutAWordByASwitch() {
        subscribed();
        graph.graph.faults().once(GraphFault.PUSH_SILENT_EXPIRY);
        graph.calendar.create(json(EVENT));
        assertThat(delivered()).isEmpty();
        assertThat(graph.get("/subscriptions").value()).isEmpty();
    }
}
