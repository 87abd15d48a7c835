package org.kalends.simulator.icloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README says of the switches. */
class ReadmeTest {

    @Test
    void namesEverySwitchInARowOfItsOwnAndNoneThatIsGone() throws IOException {
        List<String> rows = Files.readString(Path.of("README.md"))
                .lines()
                .filter(line -> line.matches("\\| `ICloudFault\\.[A-Z0-9_]+` \\|.*"))
                .map(line -> line.substring("| `ICloudFault.".length(), line.indexOf('`', 3)))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(
                        Stream.of(ICloudFault.values()).map(Enum::name).toList());
    }
}
