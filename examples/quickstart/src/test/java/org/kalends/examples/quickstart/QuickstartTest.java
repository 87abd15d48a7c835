package org.kalends.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QuickstartTest {

    private static final Path MODULE = Path.of("").toAbsolutePath();

    @Test
    void theReadmeShowsTheQuickstartAsItIs() throws IOException {
        String source =
                Files.readString(MODULE.resolve("src/main/java/org/kalends/examples/quickstart/Quickstart.java"));
        String readme = Files.readString(MODULE.resolve("../../README.md"));

        assertThat(readme).contains("```java\n" + source + "```\n");
    }

    @Test
    void itSyncsBothWaysAndARunAfterARunWritesNothing() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            Quickstart.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        String said = bytes.toString(StandardCharsets.UTF_8);

        assertThat(said).contains("First run:  2 writes", "T11:30  Design review", "A run after a run: 0 writes");
        assertThat(said.lines().filter(line -> line.startsWith("  work")).toList())
                .as("the work calendar")
                .noneMatch(line -> line.contains("Dentist"));
    }
}
