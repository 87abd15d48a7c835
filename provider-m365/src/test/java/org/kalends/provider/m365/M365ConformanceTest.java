package org.kalends.provider.m365;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.kalends.provider.m365.GraphFixture.Simulation;
import org.kalends.provider.m365.wire.WireCheck;
import org.kalends.tck.CalendarProviderTck;
import org.kalends.tck.ProviderFixture;

/** The whole kit against the simulator, without faults. */
class M365ConformanceTest extends CalendarProviderTck {

    private static Simulation simulation;

    @BeforeAll
    static void start() {
        simulation = Simulation.start();
    }

    @AfterAll
    static void hasMailedNobodyAndSaidNothingUnheardOf() {
        assertThat(simulation.graph().mails()).isEmpty();
        assertThat(simulation.graph().attendeeWrites()).isEmpty();
        WireCheck.check(simulation.server().journal().list());
        simulation.close();
    }

    @Override
    protected ProviderFixture fixture() {
        return new GraphFixture(simulation);
    }
}
