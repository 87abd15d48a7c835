package org.kalends.provider.icloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteChange;
import org.kalends.provider.icloud.FaultyFixture.Trouble;
import org.kalends.provider.icloud.ICloudFixture.Simulation;
import org.kalends.simulation.PatientProvider;
import org.kalends.simulator.icloud.ICloudFault;

/** The whole kit once more for each thing that goes wrong at iCloud. */
class FaultConformanceTest {

    /** Rules that ask a cursor for what changed. */
    private static final String[] CURSORS = {
        "CP-002", "CP-207", "CP-501", "CP-502", "CP-503", "CP-504", "CP-505", "CP-506", "CP-507", "CP-508", "CP-511",
        "CP-701", "CP-808", "CP-905"
    };

    private static Simulation simulation;

    @BeforeAll
    static void start() {
        simulation = Simulation.start();
    }

    @AfterAll
    static void stop() {
        simulation.close();
    }

    static Stream<Trouble> troubles() {
        List<Trouble> troubles = new ArrayList<>();
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
            troubles.add(Trouble.always(fault));
        }
        for (ICloudFault fault : EnumSet.of(ICloudFault.SYNC_TOKEN_EXPIRED, ICloudFault.SYNC_TOKEN_403_EMPTY)) {
            troubles.add(Trouble.always(fault).without(FaultConformanceTest::saysThatTheCursorExpired, CURSORS));
        }
        troubles.add(Trouble.every(ICloudFault.SYNC_TOKEN_500, 3, PatientProvider::new));
        troubles.add(Trouble.every(ICloudFault.SYNC_ROW_503, 211, PatientProvider::new));
        for (ICloudFault fault : EnumSet.of(
                ICloudFault.MULTIGET_ROW_503,
                ICloudFault.LIMIT_429,
                ICloudFault.LIMIT_503,
                ICloudFault.ANSWER_CUT,
                ICloudFault.XML_GARBAGE,
                ICloudFault.XML_DTD)) {
            troubles.add(Trouble.every(fault, 11, PatientProvider::new));
        }
        for (ICloudFault fault : EnumSet.of(
                ICloudFault.ERROR_500,
                ICloudFault.ERROR_502_HTML,
                ICloudFault.ANSWER_200_HTML,
                ICloudFault.CONNECTION_RESET)) {
            troubles.add(Trouble.every(fault, 13, PatientProvider::new));
        }
        troubles.add(Trouble.every(ICloudFault.WRITE_REFUSED, 6, PatientProvider::new));
        for (ICloudFault fault : EnumSet.of(ICloudFault.WRITE_LOST_ANSWER, ICloudFault.WRITE_504_AFTER)) {
            troubles.add(Trouble.every(fault, 3, PatientProvider::new));
        }
        return troubles.stream();
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void keepsTheRules(Trouble trouble) {
        long before = simulation.icloud().faults().struck(trouble.fault());
        List<String> failed = run(trouble);
        simulation.icloud().faults().clear();
        assertThat(failed).as(trouble.fault().name()).isEmpty();
        assertThat(simulation.icloud().faults().struck(trouble.fault()))
                .as("it did go wrong")
                .isGreaterThan(before);
        assertThat(simulation.icloud().mails()).isEmpty();
        simulation.entry().journal().clear();
        simulation.partition().journal().clear();
    }

    private static List<String> run(Trouble trouble) {
        FaultyKit.opening = () -> new FaultyFixture(simulation, trouble);
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(FaultyKit.class))
                .configurationParameter("kalends.tck.quiet", "true")
                .build();
        List<String> failed = new ArrayList<>();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                    failed.add(test.getDisplayName() + " "
                            + result.getThrowable().map(String::valueOf).orElse(""));
                }
            }
        });
        return failed;
    }

    private static void saysThatTheCursorExpired(FaultyFixture fixture) {
        fixture.person().create(fixture.event("old", 3));
        ChangePage before = fixture.read(Optional.empty());
        fixture.person().create(fixture.event("new", 4));
        assertThat(catchThrowableOfType(ProviderException.class, () -> fixture.read(Optional.of(before.next())))
                        .kind())
                .isEqualTo(FailureKind.CURSOR_EXPIRED);
        assertThat(titles(fixture.read(Optional.empty()))).containsExactlyInAnyOrder("old", "new");
    }

    private static Set<String> titles(ChangePage page) {
        return page.changes().stream()
                .map(change -> ((RemoteChange.Upserted) change).event().event().title())
                .collect(Collectors.toSet());
    }
}
