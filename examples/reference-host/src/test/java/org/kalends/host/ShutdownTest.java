package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
}
