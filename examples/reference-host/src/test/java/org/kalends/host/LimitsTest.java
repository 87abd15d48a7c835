package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kalends.api.push.Subscription;
import org.kalends.host.push.SubscriptionRows;
import org.kalends.provider.google.GoogleProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A host with low limits, behind a proxy that says from which address each request comes. */
class LimitsTest {

    private static final int CALLS = 60;
    private static final int SIGN_INS = 12;
    private static final int FORGERIES = 3;
    private static final int APPLE_PASSWORDS = 2;
    private static final World WORLD = new World();
    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static HostProcess host;

    private final String address = "203.0.113." + ADDRESSES.incrementAndGet();
    private final String otherAddress = "203.0.113." + ADDRESSES.incrementAndGet();

    @BeforeAll
    static void start() {
        host = HostProcess.start(
                WORLD,
                "jdbc:h2:mem:limits;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000",
                "--server.forward-headers-strategy=framework",
                "--kalends.limits.calls=" + CALLS,
                "--kalends.limits.sign-ins=" + SIGN_INS,
                "--kalends.limits.forgeries=" + FORGERIES,
                "--kalends.limits.apple-passwords=" + APPLE_PASSWORDS);
    }

    @AfterAll
    static void stop() {
        host.close();
        WORLD.close();
    }

    @Test
    void countsWhoHasNotSignedInByTheirAddress() {
        assertThat(callsUntilRefused()).isGreaterThanOrEqualTo(CALLS);

        get("/", otherAddress, Map.of()).expect(200);
    }

    @Test
    void saysSoToABrowserByAPageAndToAScriptByAProblem() {
        callsUntilRefused();

        Answer page = get("/", address, Map.of("Accept", "text/html,*/*;q=0.8")).expect(429);
        Answer problem = get("/api/syncs", address, Map.of()).expect(429);

        assertThat(page.type()).startsWith("text/html");
        assertThat(page.text()).contains("<h1>Too many requests</h1>");
        assertThat(page.header("Retry-After")).isEqualTo("10");
        assertThat(problem.type()).startsWith("application/problem+json");
        assertThat(problem.header("Retry-After")).isEqualTo("10");
    }

    @Test
    void answersProbesHoweverOftenTheyCome() {
        for (int i = 0; i <= CALLS; i++) {
            get("/actuator/health/liveness", address, Map.of()).expect(200);
            get("/actuator/health/readiness", address, Map.of()).expect(200);
        }
    }

    @Test
    void takesFewPasswordsForOneAppleId() {
        for (int i = 0; i < APPLE_PASSWORDS; i++) {
            password("victim@icloud.com", "203.0.113.2" + i).expect(400);
        }

        Answer refused = password(" Victim@iCloud.com", address).expect(429);

        assertThat(refused.type()).startsWith("application/problem+json");
        password("other@icloud.com", address).expect(400);
    }

    @Test
    void letsGenuineDoorbellsInFromAnAddressThatForges() {
        String sync = watchedSync();
        Subscription subscription = subscription();
        for (int i = 0; i < FORGERIES; i++) {
            ring("made-up-" + i, "guessed").expect(403);
        }

        ring("made-up", "guessed").expect(429);
        ring(subscription.id(), "guessed").expect(429);
        ring(subscription.id(), subscription.secret()).expect(204);
        assertThat(host.browser()
                        .send("POST", "/webhooks/m365?validationToken=hello", "", Map.of("X-Forwarded-For", address))
                        .expect(200)
                        .text())
                .isEqualTo("hello");

        host.script().delete(sync).expect(204);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> host.bean(SubscriptionRows.class)
                        .find(GoogleProvider.ID, subscription.id())
                        .isEmpty());
        for (int i = 0; i < FORGERIES; i++) {
            ringFrom(otherAddress, subscription.id(), subscription.secret()).expect(403);
        }
        ringFrom(otherAddress, "made-up", "guessed").expect(403);
    }

    /** Asks faster than the allowance comes back. */
    private int callsUntilRefused() {
        int calls = 0;
        while (get("/kalends.css", address, Map.of()).status() == 200) {
            calls++;
            assertThat(calls).isLessThan(10 * CALLS);
        }
        return calls;
    }

    private String watchedSync() {
        Person owner = Person.signedInAt(host, WORLD, "owner@example.com");
        String body = "{\"source\":{\"connection\":\"" + owner.connection("m365") + "\",\"calendar\":\"primary\"},"
                + "\"target\":{\"connection\":\"" + owner.connection("google") + "\",\"calendar\":\"primary\"}}";
        String sync = "/api/syncs/"
                + host.script().post("/api/syncs", body).expect(201).at("id").asString();
        host.script().post(sync + "/run").expect(200);
        await().pollInterval(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        host.script().get(sync).at("target.updates").asString().equals("PUSH"));
        return sync;
    }

    private static Subscription subscription() {
        String id = host.bean(JdbcClient.class)
                .sql("SELECT id FROM host_subscription WHERE provider = 'google'")
                .query(String.class)
                .single();
        return host.bean(SubscriptionRows.class).find(GoogleProvider.ID, id).orElseThrow();
    }

    private Answer ring(String id, String token) {
        return ringFrom(address, id, token);
    }

    private static Answer ringFrom(String from, String id, String token) {
        return host.browser()
                .send(
                        "POST",
                        "/webhooks/google",
                        "",
                        Map.of(
                                "X-Forwarded-For", from,
                                "X-Goog-Channel-ID", id,
                                "X-Goog-Channel-Token", token,
                                "X-Goog-Resource-State", "exists"));
    }

    private static Answer password(String appleId, String from) {
        return host.script()
                .send(
                        "POST",
                        "/api/connections/icloud",
                        "{\"appleId\":\"" + appleId + "\",\"appPassword\":\"abcd-efgh-ijkl-mnop\"}",
                        Map.of("Content-Type", "application/json", "X-Forwarded-For", from));
    }

    private static Answer get(String path, String from, Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("X-Forwarded-For", from);
        return host.browser().send("GET", path, "", all);
    }
}
