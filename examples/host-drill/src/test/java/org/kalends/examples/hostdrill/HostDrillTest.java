package org.kalends.examples.hostdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostDrillTest {

    @Test
    void aKilledHostLosesNoEditAndWritesNothingTwice(@TempDir Path folder) throws Exception {
        Plan plan = new Plan(6, Duration.ofSeconds(20), 1, 7, 2, folder);

        assertThat(HostDrill.run(plan, System.out)).isTrue();
    }
}
