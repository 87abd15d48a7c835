package org.kalends.examples.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line {@code caldav-sync} as a script meets it: a process with exit codes, between two real servers. */
class CaldavSyncTest {

    private static final int MANY = 20;

    @TempDir
    private Path folder = Path.of("");

    private record Ended(int exitCode, String output) {}

    @Test
    void aPrivateCopySaysBusyAndASecondRunWritesNothing() throws Exception {
        DrillCalendar from = RealServers.newCalendar("radicale");
        DrillCalendar to = RealServers.newCalendar("cyrus");
        put(from, 1);

        Ended first = sync(from, to, "secret", "--private");
        Ended second = sync(from, to, "secret", "--private", "--json");

        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output()).contains("to:   1 created");
        assertThat(to.texts().values())
                .singleElement()
                .asString()
                .contains("SUMMARY:Busy")
                .doesNotContain("Event 0", "token-");
        assertThat(second.exitCode()).isZero();
        assertThat(second.output()).contains("\"created\" : 0", "\"exitCode\" : 0");
    }

    @Test
    void aPreviewWritesNothing() throws Exception {
        DrillCalendar from = RealServers.newCalendar("radicale");
        DrillCalendar to = RealServers.newCalendar("xandikos");
        put(from, 2);

        Ended preview = sync(from, to, "state", "--preview");

        assertThat(preview.exitCode()).isZero();
        assertThat(preview.output()).contains("CREATE", "Event 0", "Event 1");
        assertThat(to.names()).isEmpty();
    }

    @Test
    void anEditOfACopyReturnsTwoWays() throws Exception {
        DrillCalendar from = RealServers.newCalendar("radicale");
        DrillCalendar to = RealServers.newCalendar("xandikos");
        put(from, 1);
        sync(from, to, "state", "--two-way");
        String copy = to.names().get(0);
        to.put(copy, TokenEvent.retitled(to.get(copy), "By the copy"));

        Ended ended = sync(from, to, "state", "--two-way");

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(from.texts().values()).singleElement().asString().contains("SUMMARY:By the copy");
    }

    @Test
    void manyDeletionsWaitForAPerson() throws Exception {
        DrillCalendar from = RealServers.newCalendar("radicale");
        DrillCalendar to = RealServers.newCalendar("xandikos");
        put(from, MANY);
        sync(from, to, "state");
        from.names().forEach(from::delete);

        Ended asks = sync(from, to, "state");
        Ended asksAgain = sync(from, to, "state");

        assertThat(asks.exitCode()).as(asks.output()).isEqualTo(3);
        assertThat(asksAgain.exitCode()).isEqualTo(3);
        assertThat(to.names()).hasSize(MANY);
        assertThat(sync(from, to, "state", "--confirm").exitCode()).isZero();
        assertThat(to.names()).isEmpty();
    }

    @Test
    void aWrongPasswordIsToldAndTheNextRunWithTheRightOneGoesOn() throws Exception {
        DrillCalendar from = RealServers.newCalendar("radicale");
        DrillCalendar to = RealServers.newCalendar("cyrus");
        put(from, 1);

        Ended refused = run("wrong", arguments(from, to, "state"));

        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(4);
        assertThat(refused.output()).doesNotContain("wrong");
        assertThat(sync(from, to, "state").exitCode()).isZero();
        assertThat(to.names()).hasSize(1);
    }

    @Test
    void aWrongCommandLineIsTold() throws Exception {
        Ended nothing = run("password", List.of("sync"));
        Ended same = run("password", between("http://localhost/a/", "http://localhost/a/"));
        Ended inUrl = run("password", between("http://me:hidden@localhost/a/", "http://localhost/b/"));

        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.output()).contains("--from=URL");
        assertThat(same.exitCode()).isEqualTo(2);
        assertThat(same.output()).contains("same calendar");
        assertThat(inUrl.exitCode()).isEqualTo(2);
        assertThat(inUrl.output()).contains("--from").doesNotContain("hidden");
    }

    private static List<String> between(String from, String to) {
        return List.of("sync", "--from", from, "--from-user", "me", "--to", to, "--to-user", "me");
    }

    private static void put(DrillCalendar calendar, int events) {
        Random random = new Random(1);
        for (int i = 0; i < events; i++) {
            String token = "token-" + i;
            String uid = "cli-" + System.nanoTime() + "-" + i;
            assertThat(calendar.put(token + ".ics", TokenEvent.text(uid, token, "Event " + i, i, random)))
                    .isTrue();
        }
    }

    private Ended sync(DrillCalendar from, DrillCalendar to, String state, String... more) throws Exception {
        List<String> words = new ArrayList<>(arguments(from, to, state));
        words.addAll(List.of(more));
        return run(to.server().password(), words);
    }

    private List<String> arguments(DrillCalendar from, DrillCalendar to, String state) {
        return List.of(
                "sync",
                "--state",
                folder.resolve(state).toString(),
                "--from",
                from.url().toString(),
                "--from-user",
                from.server().user(),
                "--to",
                to.url().toString(),
                "--to-user",
                to.server().user());
    }

    private Ended run(String password, List<String> arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.kalends.examples.caldavsync.CaldavSync"));
        words.addAll(arguments);
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("CALDAV_FROM_PASSWORD", "test");
        builder.environment().put("CALDAV_TO_PASSWORD", password);
        int exitCode = builder.start().waitFor();
        return new Ended(exitCode, Files.readString(output, StandardCharsets.UTF_8));
    }
}
