package org.kalends.provider.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
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
import org.kalends.provider.google.FaultyFixture.Trouble;
import org.kalends.provider.google.GoogleFixture.Simulation;
import org.kalends.simulation.PatientProvider;
import org.kalends.simulator.google.GoogleFault;

/** The whole kit once more for each thing that goes wrong at Google; {@link SingleFaultTest} has those that no caller can wait out. */
class FaultConformanceTest {

    private static final int SMALL = 10;

    /** More than most rules write and less than a few do. */
    private static final int MIDDLING = 50;

    private static final int USUAL = 2_500;

    /** Rules that ask a cursor for what changed. */
    private static final String[] CURSORS = {
        "CP-207", "CP-501", "CP-502", "CP-503", "CP-504", "CP-505", "CP-506", "CP-507", "CP-508", "CP-511", "CP-701",
        "CP-808", "CP-905"
    };

    /** What goes wrong all the time, without an occasion that could be counted. */
    private static final Set<GoogleFault> STANDING = EnumSet.of(
            GoogleFault.EMPTY_PAGES,
            GoogleFault.PAGE_SIZE_ONE,
            GoogleFault.ETAG_OFF_BY_ONE,
            GoogleFault.CONFIDENTIAL_AS_PRIVATE,
            GoogleFault.DELETE_AGAIN_404);

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
        for (GoogleFault fault : EnumSet.of(
                GoogleFault.EMPTY_PAGES,
                GoogleFault.PAGE_SIZE_ONE,
                GoogleFault.EXCEPTION_BEFORE_MASTER,
                GoogleFault.EXCEPTION_WITHOUT_MASTER,
                GoogleFault.PARENTLESS_ROWS,
                GoogleFault.ETAG_OFF_BY_ONE,
                GoogleFault.SYNC_TOKEN_OUTLIVES_ROLE,
                GoogleFault.SERIES_ORPHANS,
                GoogleFault.INSERT_COLLISION,
                GoogleFault.DELETE_PURGES,
                GoogleFault.DELETE_AGAIN_404,
                GoogleFault.WRITE_400_ZONE,
                GoogleFault.CONFIDENTIAL_AS_PRIVATE,
                GoogleFault.BATCH_REORDERED)) {
            troubles.add(Trouble.always(fault, SMALL));
        }
        troubles.add(Trouble.always(GoogleFault.CHANGE_BETWEEN_PAGES, MIDDLING));
        troubles.add(Trouble.always(GoogleFault.SYNC_TOKEN_ABSENT, SMALL)
                .without(FaultConformanceTest::tellsEverythingAgain, "CP-501", "CP-502", "CP-503", "CP-504", "CP-510"));
        for (GoogleFault fault : EnumSet.of(GoogleFault.SYNC_TOKEN_EXPIRED, GoogleFault.SYNC_TOKEN_GARBAGE)) {
            troubles.add(Trouble.always(fault, USUAL).without(FaultConformanceTest::saysThatTheCursorExpired, CURSORS));
        }
        troubles.add(Trouble.every(GoogleFault.WRITE_412_SPURIOUS, 2, USUAL, PatientProvider::inTurns));
        troubles.add(Trouble.every(GoogleFault.WRITE_HOUSEKEEPING, 2, USUAL, UnaryOperator.identity()));
        troubles.add(Trouble.every(GoogleFault.ERROR_401, 50, USUAL, UnaryOperator.identity()));
        for (GoogleFault fault : EnumSet.of(
                GoogleFault.WRITE_LOST_ANSWER,
                GoogleFault.WRITE_CUT_ANSWER,
                GoogleFault.WRITE_503_AFTER,
                GoogleFault.WRITE_REFUSED)) {
            troubles.add(Trouble.every(fault, 7, USUAL, PatientProvider::new));
        }
        for (GoogleFault fault : EnumSet.of(
                GoogleFault.RATE_403,
                GoogleFault.RATE_403_USER,
                GoogleFault.RATE_429,
                GoogleFault.RATE_429_BARE,
                GoogleFault.QUOTA_EXCEEDED,
                GoogleFault.QUOTA_DAILY,
                GoogleFault.ERROR_500,
                GoogleFault.ERROR_503,
                GoogleFault.ERROR_502_HTML,
                GoogleFault.ERROR_503_EMPTY,
                GoogleFault.ANSWER_200_HTML,
                GoogleFault.CONNECTION_RESET,
                GoogleFault.REDIRECT)) {
            troubles.add(Trouble.every(fault, 11, USUAL, PatientProvider::new));
        }
        troubles.add(Trouble.every(GoogleFault.ANSWER_CUT, 17, USUAL, PatientProvider::new));
        for (GoogleFault fault :
                EnumSet.of(GoogleFault.BATCH_CONFLICT, GoogleFault.BATCH_PART_RATE, GoogleFault.BATCH_MISSING_ANSWER)) {
            troubles.add(Trouble.every(fault, 13, USUAL, PatientProvider::new));
        }
        for (GoogleFault fault :
                EnumSet.of(GoogleFault.BATCH_LOST_ANSWER, GoogleFault.BATCH_CUT_ANSWER, GoogleFault.BATCH_503_HTML)) {
            troubles.add(Trouble.every(fault, 3, USUAL, PatientProvider::new));
        }
        return troubles.stream();
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void keepsTheRules(Trouble trouble) {
        long before = simulation.google().faults().struck(trouble.fault());
        List<String> failed = run(trouble);
        simulation.google().faults().clear();
        assertThat(failed).isEmpty();
        if (!STANDING.contains(trouble.fault())) {
            assertThat(simulation.google().faults().struck(trouble.fault()))
                    .as("it did go wrong")
                    .isGreaterThan(before);
        }
        assertThat(simulation.google().mails()).isEmpty();
        assertThat(simulation.google().guestWrites()).isEmpty();
        WireCheck.check(simulation.server().journal().list());
        simulation.server().journal().clear();
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

    private static void tellsEverythingAgain(FaultyFixture fixture) {
        fixture.person().create(fixture.event("old", 3));
        ChangePage before = fixture.read(Optional.empty());
        fixture.person().create(fixture.event("new", 4));
        ChangePage after = fixture.read(Optional.of(before.next()));
        assertThat(after.kind()).isEqualTo(ChangePage.Kind.SNAPSHOT);
        assertThat(titles(after)).containsExactlyInAnyOrder("old", "new");
    }

    private static Set<String> titles(ChangePage page) {
        return page.changes().stream()
                .map(change -> ((RemoteChange.Upserted) change).event().event().title())
                .collect(Collectors.toSet());
    }
}
