package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.host.sync.SyncId;
import org.kalends.host.sync.Syncs;
import org.kalends.host.user.UserId;
import tools.jackson.databind.JsonNode;

/** A host on a data file that is stopped while it works, and started again. */
class ShutdownTest {

    private static final int EVENTS = 60;
    private static final Duration GIVEN = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void stopsInTheMiddleOfARunAndGoesOnAfterTheNextStart() {
        try (World world = new World()) {
            String database = "jdbc:h2:file:" + folder.resolve("kalends") + ";LOCK_TIMEOUT=20000";
            HostProcess first = HostProcess.start(world, database);
            Person owner = Person.signedInAt(first, world, "owner@example.com");
            IntStream.range(0, EVENTS)
                    .forEach(i -> owner.google()
                            .calendar()
                            .create(Sample.googleEvent("Event %02d".formatted(i), Sample.soon(1 + i))));
            String body = "{\"source\":{\"connection\":\"" + owner.connection("google")
                    + "\",\"calendar\":\"primary\"}," + "\"target\":{\"connection\":\"" + owner.connection("m365")
                    + "\",\"calendar\":\"primary\"}}";
            JsonNode sync = first.script()
                    .post("/api/syncs?paused=true", body)
                    .expect(201)
                    .json();
            world.graph.faults().latency(Duration.ofMillis(300));
            first.bean(Syncs.class)
                    .resume(UserId.OWNER, new SyncId(sync.get("id").asString()));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !owner.mailbox().calendar().events().isEmpty());

            first.close();

            world.graph.faults().latency(Duration.ZERO);
            try (HostProcess second = HostProcess.start(world, database)) {
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(second.script()
                                        .get("/api/syncs")
                                        .json()
                                        .get(0)
                                        .get("copies")
                                        .asInt())
                                .isEqualTo(EVENTS));
                List<String> copies = Sample.titles(owner.mailbox().calendar());
                assertThat(copies).hasSize(EVENTS).doesNotHaveDuplicates();
                assertThat(second.script().get("/api/connections").json()).hasSize(2);
            }
        }
    }

    @Test
    void tellsWhoWaitsThatItStopsAndIsGoneInTime() throws Exception {
        try (World world = new World()) {
            HostProcess host =
                    HostProcess.start(world, "jdbc:h2:file:" + folder.resolve("waiting") + ";LOCK_TIMEOUT=20000");
            Person owner = Person.signedInAt(host, world, "owner@example.com");
            owner.google().calendar().create(Sample.googleEvent("Lunch", Sample.soon(1)));
            String body = "{\"source\":{\"connection\":\"" + owner.connection("google")
                    + "\",\"calendar\":\"primary\"}," + "\"target\":{\"connection\":\"" + owner.connection("m365")
                    + "\",\"calendar\":\"primary\"}}";
            String sync = "/api/syncs/"
                    + host.script()
                            .post("/api/syncs?paused=true", body)
                            .expect(201)
                            .at("id")
                            .asString();
            host.script().post(sync + "/resume").expect(200);
            world.graph.faults().latency(Duration.ofSeconds(2));
            var waiting = CompletableFuture.supplyAsync(() -> host.script().post(sync + "/run"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> host.script().get(sync).at("running").isObject());

            Instant stopped = Instant.now();
            host.close();

            assertThat(Duration.between(stopped, Instant.now())).isLessThan(GIVEN.minusSeconds(10));
            Answer told = waiting.get(10, TimeUnit.SECONDS).expect(503);
            assertThat(told.at("detail").asString()).contains("stopping");
            assertThat(told.header("Retry-After")).isNotEmpty();
        }
    }

    /** Chores, requests and runs that are under way may each take their time; runs begin to take theirs with the first of them. */
    @Test
    void needsLessTimeForItAllThanItIsGiven() throws IOException {
        int phase = number("src/main/resources/application.yml", "timeout-per-shutdown-phase: (\\d+)s");
        int unit = number("kalends-host.service", "TimeoutStopSec=(\\d+)");
        int runs = 30;

        assertThat(unit).isEqualTo(GIVEN.toSeconds());
        assertThat(Math.max(2 * phase, runs) + 10).isLessThan(unit);
        assertThat(Files.readString(Path.of("../../docs/operations.md")))
                .contains("give it " + unit + " before you kill");
    }

    private static int number(String file, String pattern) throws IOException {
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(Path.of(file)));
        assertThat(found.find()).isTrue();
        return Integer.parseInt(found.group(1));
    }
}
