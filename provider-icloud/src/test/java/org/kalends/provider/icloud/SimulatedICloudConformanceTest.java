package org.kalends.provider.icloud;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.kalends.provider.icloud.ICloudFixture.Simulation;
import org.kalends.tck.CalendarProviderTck;
import org.kalends.tck.ProviderFixture;

/** The whole kit against the simulator, without faults. */
class SimulatedICloudConformanceTest extends CalendarProviderTck {

    private static Simulation simulation;

    @BeforeAll
    static void start() {
        simulation = Simulation.start();
    }

    @AfterAll
    static void hasMailedNobody() {
        assertThat(simulation.icloud().mails()).isEmpty();
        simulation.close();
    }

    @Override
    protected ProviderFixture fixture() {
        return new ICloudFixture(simulation);
    }
}
