package org.kalends.examples.customprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderSyncTest {

    private static final Path SAMPLE = Path.of("sample").toAbsolutePath();

    @TempDir
    private Path root;

    @BeforeEach
    void copyTheSample() throws IOException {
        try (Stream<Path> paths = Files.walk(SAMPLE)) {
            for (Path path : paths.toList()) {
                Path copy = root.resolve(SAMPLE.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
    }

    @Test
    void itSyncsBothWaysAndARunAfterARunWritesNothing() throws IOException {
        assertThat(run()).contains("work: 1 created, 0 updated", "home: 1 created, 0 updated");
        assertThat(run()).contains("work: 0 created, 0 updated, 0 deleted", "home: 0 created, 0 updated, 0 deleted");

        Path copy = copy("home");
        assertThat(Files.readString(copy)).contains("Stand-up, and a toast", "2026-12-24T09:30");
        Files.writeString(copy, Files.readString(copy).replace("Room 2", "Room 3"));
        assertThat(run()).contains("work: 0 created, 1 updated, 0 deleted");
        assertThat(Files.readString(root.resolve("work/stand-up.json"))).contains("Room 3");

        Files.delete(root.resolve("home/rent.json"));
        assertThat(run()).contains("work: 0 created, 0 updated, 1 deleted");
    }

    @Test
    void itSaysHowItIsUsed() {
        for (List<String> arguments : List.of(List.of("one"), List.of("one", "./one"))) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();

            int code = FolderSync.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));

            assertThat(code).isEqualTo(2);
            assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("custom-provider ");
        }
    }

    private Path copy(String calendar) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(calendar))) {
            return files.filter(file -> file.getFileName().toString().startsWith("copy-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private String run() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        List<String> arguments = Stream.of("work", "home", ".kalends")
                .map(name -> root.resolve(name).toString())
                .toList();
        int code = FolderSync.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return said.toString(StandardCharsets.UTF_8);
    }
}
