package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.graph.GraphFault;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Microsoft says about a subscription itself, in place of the change that it should have told. */
class LifecycleTest extends Stage {

    private record Subscribed(String id, OffsetDateTime expiresAt) {}

    private final ObjectNode event = work.create(Sample.graphEvent("Design review", Sample.soon(1)));
    private Subscribed before;

    @BeforeEach
    void watch() {
        String sync = sync("");
        script.post(sync + "/run").expect(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> script.get(sync).at("source.updates").asString().equals("PUSH"));
        before = subscribed();
    }

    @AfterEach
    void everythingWorksAgain() {
        WORLD.graph.faults().clear();
    }

    @Test
    void s37AMissedNotificationLetsTheCalendarBeReadAtOnce() {
        change(GraphFault.PUSH_MISSED, "Moved on");

        awaitCopy("Moved on");
        assertThat(subscribed()).isEqualTo(before);
    }

    @Test
    void s37ARemovedSubscriptionIsMadeAnewAndTheCalendarRead() {
        change(GraphFault.PUSH_REMOVED, "Moved on");

        awaitCopy("Moved on");
        await().atMost(Duration.ofSeconds(20)).until(() -> !subscribed().id().equals(before.id()));
        rename("Moved back");
        awaitCopy("Moved back");
    }

    @Test
    void s37ASubscriptionThatHasToBeAuthorizedAgainIsRenewedAndTheCalendarRead() {
        change(GraphFault.PUSH_REAUTHORIZE, "Moved on");

        awaitCopy("Moved on");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> subscribed().expiresAt().isAfter(before.expiresAt()));
        assertThat(subscribed().id()).isEqualTo(before.id());
    }

    private void change(GraphFault told, String title) {
        WORLD.graph.faults().once(told);
        rename(title);
        assertThat(WORLD.graph.faults().struck(told)).isPositive();
    }

    private void rename(String title) {
        work.patch(
                event.path("id").asText(), JsonNodeFactory.instance.objectNode().put("subject", title));
    }

    private void awaitCopy(String title) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Sample.titles(home)).containsExactly(title));
    }

    private Subscribed subscribed() {
        return HOST.bean(JdbcClient.class)
                .sql("SELECT id, expires_at FROM host_subscription WHERE calendar = ?")
                .param(work.id())
                .query((row, number) -> new Subscribed(row.getString(1), row.getObject(2, OffsetDateTime.class)))
                .single();
    }
}
