package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two hosts on one PostgreSQL. */
class ClusterTest {

    private static final World WORLD = new World();

    private static EmbeddedPostgres postgres;
    private static HostProcess one;
    private static HostProcess two;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        String url = postgres.getJdbcUrl("postgres", "postgres");
        one = HostProcess.start(WORLD, url, "--spring.datasource.hikari.maximum-pool-size=12");
        two = HostProcess.start(WORLD, url, "--spring.datasource.hikari.maximum-pool-size=12");
    }

    @AfterAll
    static void stop() throws IOException {
        two.close();
        one.close();
        postgres.close();
        WORLD.close();
    }

    @Test
    void shareSessionsSyncsAndWork() {
        Person owner = Person.signedInAt(one, WORLD, "owner@example.com");
        Caller sameBrowser = Caller.browser(two.url());
        sameBrowser.cookie("kalends", owner.browser().cookie("kalends"));
        assertThat(sameBrowser.get("/api/connections").expect(200).json()).hasSize(2);

        var event = owner.mailbox().calendar().create(Sample.graphEvent("Design review", Sample.soon(1)));
        String body = "{\"source\":{\"connection\":\"" + owner.connection("m365") + "\",\"calendar\":\"primary\"},"
                + "\"target\":{\"connection\":\"" + owner.connection("google") + "\",\"calendar\":\"primary\"}}";
        String sync = "/api/syncs/"
                + one.script().post("/api/syncs", body).expect(201).at("id").asString();

        Answer report = two.script().post(sync + "/run").expect(200);
        assertThat(report.at("created").asInt()).isOne();
        assertThat(one.script().get(sync + "/runs").expect(200).text())
                .contains(report.at("id").asString());

        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        one.script().get(sync).at("source.updates").asString().equals("PUSH"));
        owner.mailbox()
                .calendar()
                .patch(
                        event.path("id").asText(),
                        JsonNodeFactory.instance.objectNode().put("subject", "Moved on"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(Sample.titles(owner.google().calendar())).containsExactly("Moved on"));

        two.script().delete(sync + "?copies=remove").expect(204);
        one.script().get(sync).expect(404);
        assertThat(Sample.titles(owner.google().calendar())).isEmpty();
    }
}
