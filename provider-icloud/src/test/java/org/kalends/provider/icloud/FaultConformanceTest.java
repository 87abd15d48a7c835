package org.kalends.provider.icloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.provider.icloud.ICloudFixture.Simulation;
import org.kalends.simulation.PatientProvider;
import org.kalends.simulator.icloud.ICloudFault;
import org.kalends.tck.ProviderFixture;
import org.kalends.tck.trouble.Trouble;
import org.kalends.tck.trouble.TroubledFixture;
import org.kalends.tck.trouble.TroubledKit;

/** The whole kit once more for each thing that goes wrong at iCloud. */
class FaultConformanceTest {

    private static final Supplier<ProviderFixture> USUAL = FaultConformanceTest::fresh;

    private static Simulation simulation;

    @BeforeAll
    static void start() {
        simulation = Simulation.start();
    }

    @AfterAll
    static void stop() {
        simulation.close();
    }

    static Stream<Trouble<ICloudFault>> troubles() {
        List<Trouble<ICloudFault>> troubles = new ArrayList<>();
        for (ICloudFault fault : EnumSet.of(
                ICloudFault.SYNC_PAGES,
                ICloudFault.SYNC_OLD_DELETIONS,
                ICloudFault.MULTIGET_MISSING_ROW,
                ICloudFault.MULTIGET_EMPTY_HREF,
                ICloudFault.TEXT_RESTLESS,
                ICloudFault.TEXT_NONE,
                ICloudFault.PRINCIPAL_WITHOUT_NUMBER,
                ICloudFault.HOME_WITHOUT_HOST,
                ICloudFault.XML_PREFIXES,
                ICloudFault.XML_STATUS_BESIDE,
                ICloudFault.XML_STATUS_EMPTY,
                ICloudFault.PUT_TELLS_ETAG,
                ICloudFault.PUT_DROPS_ZONES)) {
            troubles.add(Trouble.always(fault, USUAL));
        }
        for (ICloudFault fault : EnumSet.of(ICloudFault.SYNC_TOKEN_EXPIRED, ICloudFault.SYNC_TOKEN_403_EMPTY)) {
            troubles.add(Trouble.always(fault, USUAL).withoutCursors());
        }
        troubles.add(Trouble.every(ICloudFault.SYNC_TOKEN_500, 3, USUAL, PatientProvider::new));
        troubles.add(Trouble.every(ICloudFault.SYNC_ROW_503, 211, USUAL, PatientProvider::new));
        for (ICloudFault fault : EnumSet.of(
                ICloudFault.MULTIGET_ROW_503,
                ICloudFault.LIMIT_429,
                ICloudFault.LIMIT_503,
                ICloudFault.ANSWER_CUT,
                ICloudFault.XML_GARBAGE,
                ICloudFault.XML_DTD)) {
            troubles.add(Trouble.every(fault, 11, USUAL, PatientProvider::new));
        }
        for (ICloudFault fault : EnumSet.of(
                ICloudFault.ERROR_500,
                ICloudFault.ERROR_502_HTML,
                ICloudFault.ANSWER_200_HTML,
                ICloudFault.CONNECTION_RESET)) {
            troubles.add(Trouble.every(fault, 13, USUAL, PatientProvider::new));
        }
        troubles.add(Trouble.every(ICloudFault.WRITE_REFUSED, 6, USUAL, PatientProvider::new));
        for (ICloudFault fault : EnumSet.of(ICloudFault.WRITE_LOST_ANSWER, ICloudFault.WRITE_504_AFTER)) {
            troubles.add(Trouble.every(fault, 3, USUAL, PatientProvider::new));
        }
        return troubles.stream();
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void keepsTheRules(Trouble<ICloudFault> trouble) {
        long before = simulation.icloud().faults().struck(trouble.fault());
        List<String> failed = TroubledKit.failures(() -> open(trouble));
        simulation.icloud().faults().clear();
        assertThat(failed).as(trouble.fault().name()).isEmpty();
        assertThat(simulation.icloud().faults().struck(trouble.fault()))
                .as("it did go wrong")
                .isGreaterThan(before);
        assertThat(simulation.icloud().mails()).isEmpty();
        simulation.entry().journal().clear();
        simulation.partition().journal().clear();
    }

    private static ProviderFixture fresh() {
        return new ICloudFixture(simulation);
    }

    private static ProviderFixture open(Trouble<ICloudFault> trouble) {
        ProviderFixture fixture = new TroubledFixture(trouble);
        simulation.icloud().faults().clear();
        simulation.icloud().faults().every(trouble.fault(), trouble.every());
        return fixture;
    }
}
