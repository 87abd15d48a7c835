package org.kalends.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.kalends.provider.google.GoogleFixture.Simulation;
import org.kalends.provider.google.wire.WireCheck;
import org.kalends.tck.CalendarProviderTck;
import org.kalends.tck.ProviderFixture;

/** The whole kit against the simulator, without faults. */
class GoogleConformanceTest extends CalendarProviderTck {

    private static Simulation simulation;

    @BeforeAll
    static void start() {
        simulation = Simulation.start();
    }

    @AfterAll
    static void hasMailedNobodyAndSaidNothingUnheardOf() {
        assertThat(simulation.google().mails()).isEmpty();
        assertThat(simulation.google().guestWrites()).isEmpty();
        WireCheck.check(simulation.server().journal().list());
        simulation.close();
    }

    @Override
    protected ProviderFixture fixture() {
        return new GoogleFixture(simulation);
    }
}
