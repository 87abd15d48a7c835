package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.kalends.api.push.Subscription;
import org.kalends.host.push.SubscriptionRows;
import org.kalends.provider.google.GoogleProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

class DoorbellTest extends Stage {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    @Test
    void answersTheQuestionWhetherTheAddressIsOurs() {
        Answer answer = HOST.browser()
                .send("POST", "/webhooks/m365?validationToken=Validation%3A+Testing+client", "", Map.of());

        assertThat(answer.expect(200).text()).isEqualTo("Validation: Testing client");
        assertThat(answer.type()).startsWith("text/plain");
    }

    @Test
    void refusesWhatIsForgedWithoutAskingAnybody() {
        String sync = watchedSync();
        long before = WORLD.requests();
        String due = due(sync);

        forged("/webhooks/m365", "{\"value\":[{\"subscriptionId\":\"nobody\",\"clientState\":\"forged\"}]}", Map.of());
        forged(
                "/webhooks/m365/lifecycle",
                "{\"value\":[{\"subscriptionId\":\"x\",\"lifecycleEvent\":\"missed\"}]}",
                Map.of());
        forged("/webhooks/m365", "no json", Map.of());
        forged("/webhooks/google", "", Map.of("X-Goog-Channel-ID", "nobody", "X-Goog-Channel-Token", "forged"));
        forged("/webhooks/google", "", Map.of("X-Goog-Channel-ID", channel(), "X-Goog-Channel-Token", "forged"));
        forged("/webhooks/google", "", Map.of());

        assertThat(WORLD.requests()).isEqualTo(before);
        assertThat(due(sync)).isEqualTo(due);
    }

    @Test
    void survivesAFloodOfForgeriesWithoutAskingAnybody() throws InterruptedException {
        String sync = watchedSync();
        long before = WORLD.requests();
        String due = due(sync);
        AtomicInteger refused = new AtomicInteger();
        ExecutorService attackers = Executors.newFixedThreadPool(8);
        Caller attacker = HOST.browser();
        for (int i = 0; i < 10_000; i++) {
            String id = "forged-" + i;
            attackers.execute(() -> {
                Answer answer = attacker.send(
                        "POST",
                        "/webhooks/google",
                        "",
                        Map.of("X-Goog-Channel-ID", id, "X-Goog-Channel-Token", "forged"));
                if (answer.status() == 403) {
                    refused.incrementAndGet();
                }
            });
        }
        attackers.shutdown();

        assertThat(attackers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();
        assertThat(refused).hasValue(10_000);
        assertThat(WORLD.requests()).isEqualTo(before);
        assertThat(due(sync)).isEqualTo(due);
        assertThat(script.get("/api/syncs").status()).isEqualTo(200);
    }

    @Test
    void readsNoBodyThatIsTooLong() {
        Answer answer = HOST.browser().send("POST", "/webhooks/m365", "x".repeat(300 * 1024), JSON);

        answer.expect(413);
    }

    @Test
    void asksForARunWhenAGenuineOneRings() {
        String sync = watchedSync();
        Subscription subscription = HOST.bean(SubscriptionRows.class)
                .find(GoogleProvider.ID, channel())
                .orElseThrow();
        int runs = script.get(sync + "/runs").json().size();

        Answer answer = HOST.browser()
                .send(
                        "POST",
                        "/webhooks/google",
                        "",
                        Map.of(
                                "X-Goog-Channel-ID", subscription.id(),
                                "X-Goog-Channel-Token", subscription.secret(),
                                "X-Goog-Resource-State", "exists"));

        answer.expect(204);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> script.get(sync + "/runs").json().size() > runs);
    }

    @Test
    void endsTheSubscriptionWithTheSync() {
        String sync = watchedSync();
        assertThat(WORLD.google.channels()).contains(channel());
        String channel = channel();

        script.delete(sync).expect(204);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(WORLD.google.channels()).doesNotContain(channel));
    }

    private void forged(String path, String body, Map<String, String> headers) {
        assertThat(HOST.browser().send("POST", path, body, headers).status()).isEqualTo(403);
    }

    /** Returns the path of a sync both of whose calendars ring and that has come to rest. */
    private String watchedSync() {
        String sync = sync("");
        script.post(sync + "/run").expect(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            Answer view = script.get(sync);
            return view.at("source.updates").asString().equals("PUSH")
                    && view.at("target.updates").asString().equals("PUSH");
        });
        restful();
        return sync;
    }

    /** Puts off whatever is due and waits until nothing asks the services any more. */
    private static void restful() {
        AtomicLong seen = new AtomicLong(-1);
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(90))
                .until(() -> {
                    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
                    int due = HOST.bean(JdbcClient.class)
                            .sql("UPDATE kalends_job SET due = ? WHERE due < ?")
                            .params(now.plusHours(1), now.plusMinutes(30))
                            .update();
                    long requests = WORLD.requests();
                    return seen.getAndSet(requests) == requests && due == 0;
                });
    }

    private String channel() {
        return HOST.bean(JdbcClient.class)
                .sql("SELECT id FROM host_subscription WHERE calendar = ?")
                .param(home.id())
                .query(String.class)
                .single();
    }

    private static String due(String sync) {
        return HOST.bean(JdbcClient.class)
                .sql("SELECT CAST(due AS VARCHAR) FROM kalends_job WHERE pair_id = ?")
                .param(sync.substring("/api/syncs/".length()))
                .query(String.class)
                .single();
    }
}
