package org.kalends.simulator.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the README says of the switches. */
class ReadmeTest {

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    @ParameterizedTest
    @EnumSource(GraphFault.class)
    void namesEverySwitchInARowOfItsOwn(GraphFault fault) throws IOException {
        assertThat(readme().lines().filter(line -> line.contains("| `" + fault + "` |")))
                .hasSize(1);
    }

    @Test
    void namesNoSwitchThatIsGone() throws IOException {
        assertThat(readme().lines().filter(line -> line.matches("\\| \\w+ \\| `[A-Z0-9_]+` \\|.*")))
                .hasSize(GraphFault.values().length);
    }
}
