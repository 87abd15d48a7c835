package org.kalends.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A host whose token keys are changed as the document says, and which then has to do without the old one. */
@ExtendWith(OutputCaptureExtension.class)
class KeyRotationTest {

    private static final String FRESH = "2:ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void needsTheOldKeyNoMoreAfterAStartWithBoth(CapturedOutput output) {
        String database = "jdbc:h2:file:" + folder.resolve("kalends") + ";LOCK_TIMEOUT=20000";
        try (World world = new World()) {
            String sync = begun(world, database);
            try (HostProcess both = HostProcess.start(
                    world, database, "--kalends.token-keys=" + FRESH + "," + HostProcess.TOKEN_KEYS)) {
                await().atMost(SOON).until(() -> output.getAll().contains("token keys: all is under the first one"));
            }
            try (HostProcess after = HostProcess.start(world, database, "--kalends.token-keys=" + FRESH)) {
                Caller script = after.script();

                assertThat(script.post(sync + "/run").expect(200).at("outcome").asString())
                        .isEqualTo("SUCCEEDED");
                assertThat(script.get(sync).at("source.updates").asString()).isEqualTo("PUSH");
            }
        }
        assertThat(output).doesNotContain(FRESH.substring(2)).doesNotContain("older ones are still needed");
    }

    @Test
    void saysThatTheOldKeyIsStillNeededWhenTheDatabaseFails(CapturedOutput output) {
        String database = "jdbc:h2:file:" + folder.resolve("broken") + ";LOCK_TIMEOUT=20000";
        try (World world = new World()) {
            try (HostProcess before = HostProcess.start(world, database)) {
                before.bean(JdbcClient.class)
                        .sql("ALTER TABLE host_subscription RENAME TO out_of_reach")
                        .update();
            }

            try (HostProcess both = HostProcess.start(
                    world, database, "--kalends.token-keys=" + FRESH + "," + HostProcess.TOKEN_KEYS)) {
                await().atMost(SOON)
                        .until(() -> output.getAll().contains("token keys: the older ones are still needed"));
                assertThat(both.script().get("/api/me").status()).isEqualTo(200);
            }
        }
    }

    private static String begun(World world, String database) {
        try (HostProcess before = HostProcess.start(world, database)) {
            Person owner = Person.signedInAt(before, world, "owner@example.com");
            owner.google().calendar().create(Sample.googleEvent("Lunch", Sample.soon(1)));
            String body = "{\"source\":{\"connection\":\"" + owner.connection("google")
                    + "\",\"calendar\":\"primary\"}," + "\"target\":{\"connection\":\"" + owner.connection("m365")
                    + "\",\"calendar\":\"primary\"}}";
            Caller script = before.script();
            String sync = "/api/syncs/"
                    + script.post("/api/syncs", body).expect(201).at("id").asString();
            script.post(sync + "/run").expect(200);
            await().atMost(SOON)
                    .until(() ->
                            script.get(sync).at("source.updates").asString().equals("PUSH"));
            return sync;
        }
    }
}
