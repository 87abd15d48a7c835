package org.kalends.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.provider.google.GoogleFixture.Simulation;
import org.kalends.provider.google.wire.WireCheck;
import org.kalends.simulation.PatientProvider;
import org.kalends.simulator.google.GoogleFault;
import org.kalends.tck.ProviderFixture;
import org.kalends.tck.trouble.Trouble;
import org.kalends.tck.trouble.TroubledFixture;
import org.kalends.tck.trouble.TroubledKit;

/** The whole kit once more for each thing that goes wrong at Google; {@link SingleFaultTest} has those that no caller can wait out. */
class FaultConformanceTest {

    private static final Supplier<ProviderFixture> SMALL = new Fresh(10);

    /** More than most rules write and less than a few do. */
    private static final Supplier<ProviderFixture> MIDDLING = new Fresh(50);

    private static final Supplier<ProviderFixture> USUAL = new Fresh(2_500);

    /** What goes wrong all the time, without an occasion that could be counted. */
    private static final Set<GoogleFault> STANDING = EnumSet.of(
            GoogleFault.EMPTY_PAGES,
            GoogleFault.PAGE_SIZE_ONE,
            GoogleFault.ETAG_OFF_BY_ONE,
            GoogleFault.CONFIDENTIAL_AS_PRIVATE,
            GoogleFault.REVIVAL_403,
            GoogleFault.DELETE_AGAIN_404);

    private static Simulation simulation;

    /** A fresh fixture whose provider asks for pages of so many items. */
    private record Fresh(int pageSize) implements Supplier<ProviderFixture> {

        @Override
        public ProviderFixture get() {
            return new GoogleFixture(
                    simulation, simulation.config().pageSize(pageSize).build());
        }
    }

    @BeforeAll
    static void start() {
        simulation = Simulation.start();
    }

    @AfterAll
    static void stop() {
        simulation.close();
    }

    static Stream<Trouble<GoogleFault>> troubles() {
        List<Trouble<GoogleFault>> troubles = new ArrayList<>();
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
                GoogleFault.REVIVAL_403,
                GoogleFault.CONFIDENTIAL_AS_PRIVATE,
                GoogleFault.BATCH_REORDERED)) {
            troubles.add(Trouble.always(fault, SMALL));
        }
        troubles.add(Trouble.always(GoogleFault.CHANGE_BETWEEN_PAGES, MIDDLING));
        troubles.add(Trouble.always(GoogleFault.SYNC_TOKEN_ABSENT, SMALL).withoutDeltas());
        for (GoogleFault fault : EnumSet.of(GoogleFault.SYNC_TOKEN_EXPIRED, GoogleFault.SYNC_TOKEN_GARBAGE)) {
            troubles.add(Trouble.always(fault, USUAL).withoutCursors());
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
                GoogleFault.RATE_403_NEWER,
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
        for (GoogleFault fault : EnumSet.of(
                GoogleFault.BATCH_CONFLICT,
                GoogleFault.BATCH_PART_RATE,
                GoogleFault.BATCH_PART_503,
                GoogleFault.BATCH_MISSING_ANSWER)) {
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
    void keepsTheRules(Trouble<GoogleFault> trouble) {
        long before = simulation.google().faults().struck(trouble.fault());
        List<String> failed = TroubledKit.failures(() -> open(trouble));
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

    private static ProviderFixture open(Trouble<GoogleFault> trouble) {
        ProviderFixture fixture = new TroubledFixture(trouble);
        simulation.google().faults().clear();
        simulation.google().faults().every(trouble.fault(), trouble.every());
        return fixture;
    }
}
