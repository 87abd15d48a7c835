package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who waits for runs keeps nobody else from being answered. */
class WaitingTest extends Stage {

    private static final int MOST = 8;

    private final ExecutorService others = Executors.newCachedThreadPool();

    @AfterEach
    void everythingIsFastAgain() {
        WORLD.graph.faults().latency(Duration.ZERO);
        others.shutdownNow();
    }

    @Test
    void answersOthersWhileMoreRunsAreWaitedForThanThereAreThreads() throws Exception {
        try (World world = new World();
                HostProcess small = HostProcess.start(world, "jdbc:h2:mem:small", few())) {
            Person owner = Person.signedInAt(small, world, "owner@example.com");
            owner.google().calendar().create(Sample.googleEvent("Lunch", Sample.soon(1)));
            String sync = "/api/syncs/" + new Remake(small, owner).made();
            world.graph.faults().latency(Duration.ofSeconds(2));
            List<Future<Answer>> runs = new ArrayList<>();
            for (int i = 0; i < MOST; i++) {
                runs.add(others.submit(() -> small.script().post(sync + "/run")));
            }
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> small.script().get(sync).at("running").isObject());

            Instant asked = Instant.now();
            small.script().get("/api/me").expect(200);

            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
            assertThat(runs).noneMatch(Future::isDone);
            world.graph.faults().latency(Duration.ZERO);
            for (Future<Answer> run : runs) {
                assertThat(run.get(40, TimeUnit.SECONDS)
                                .expect(200)
                                .at("outcome")
                                .asString())
                        .isEqualTo("SUCCEEDED");
            }
        }
    }

    private static String[] few() {
        return new String[] {"--server.tomcat.threads.max=4", "--server.tomcat.threads.min-spare=4"};
    }

    @Test
    void letsAUserWaitForSomeRunsOnly() throws Exception {
        work.create(Sample.graphEvent("Design review", Sample.soon(1)));
        String sync = sync("");
        WORLD.graph.faults().latency(Duration.ofSeconds(3));
        List<Future<Answer>> runs = new ArrayList<>();
        for (int i = 0; i < MOST + 1; i++) {
            runs.add(others.submit(() -> HOST.script().post(sync + "/run")));
        }

        await().atMost(Duration.ofSeconds(20)).until(() -> runs.stream().anyMatch(Future::isDone));
        Answer refused =
                runs.stream().filter(Future::isDone).findFirst().orElseThrow().get();

        assertThat(refused.expect(429).header("retry-after")).isEqualTo("5");
        WORLD.graph.faults().latency(Duration.ZERO);
        int answered = 0;
        for (Future<Answer> run : runs) {
            answered += run.get(40, TimeUnit.SECONDS).status() == 200 ? 1 : 0;
        }
        assertThat(answered).isEqualTo(MOST);
    }

    @Test
    void leadsAPersonBackAtOnceAndTellsWhatTheRunDidWhenItEnds() {
        work.create(Sample.graphEvent("Design review", Sample.soon(1)));
        String sync = sync("");
        script.post(sync + "/run").expect(200);
        work.create(Sample.graphEvent("Budget", Sample.soon(2)));
        WORLD.graph.faults().latency(Duration.ofSeconds(3));
        String page = sync.replace("/api", "");
        Form form = Form.on(OWNER.browser(), page);

        Answer shown = form.send(page + "/run").expect(200);

        assertThat(shown.text()).contains("It syncs.");
        assertThat(Sample.titles(home)).containsExactly("Design review");
        WORLD.graph.faults().latency(Duration.ZERO);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Sample.titles(home)).containsExactly("Budget", "Design review"));
    }
}
