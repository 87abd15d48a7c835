package org.kalends.simulator.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.kalends.simulator.google.identity.GoogleIdentityFault;

/** What the README says of the switches. */
final class ReadmeTest {

    @Test
    void namesEverySwitchInARowOfItsOwnAndNoneThatIsGone() throws IOException {
        List<String> rows = Files.readString(Path.of("README.md"))
                .lines()
                .filter(line -> line.matches("\\| `Google(Identity)?Fault\\.[A-Z0-9_]+` \\|.*"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .toList();
        List<String> switches = Stream.concat(Stream.of(GoogleFault.values()), Stream.of(GoogleIdentityFault.values()))
                .map(fault -> fault.getDeclaringClass().getSimpleName() + "." + fault.name())
                .toList();
        assertThat(rows).containsExactlyElementsOf(switches);
    }
}
