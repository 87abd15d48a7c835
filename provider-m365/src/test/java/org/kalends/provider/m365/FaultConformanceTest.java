package org.kalends.provider.m365;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.m365.GraphFixture.Simulation;
import org.kalends.provider.m365.wire.WireCheck;
import org.kalends.simulation.PatientProvider;
import org.kalends.simulator.graph.GraphFault;
import org.kalends.tck.ProviderFixture;
import org.kalends.tck.trouble.Trouble;
import org.kalends.tck.trouble.TroubledFixture;
import org.kalends.tck.trouble.TroubledKit;

/** The whole kit once more for each thing that goes wrong at Graph. */
class FaultConformanceTest {

    private static final Supplier<ProviderFixture> SMALL = new Fresh(10);

    private static final Supplier<ProviderFixture> USUAL = new Fresh(200);

    private static Simulation simulation;

    /** A fresh fixture whose provider asks for pages of so many items. */
    private record Fresh(int pageSize) implements Supplier<ProviderFixture> {

        @Override
        public ProviderFixture get() {
            return new GraphFixture(
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

    static Stream<Trouble<GraphFault>> troubles() {
        List<Trouble<GraphFault>> troubles = new ArrayList<>();
        for (GraphFault fault : EnumSet.of(
                GraphFault.DELTA_SERIES_TOMBSTONES,
                GraphFault.DELTA_REASON_CHANGED,
                GraphFault.DELTA_TOMBSTONES_FIRST,
                GraphFault.DELTA_EMPTY_PAGES,
                GraphFault.DELTA_OVERSIZE_PAGES,
                GraphFault.DELTA_LOOPING_PAGES,
                GraphFault.DELTA_DUPLICATES,
                GraphFault.DELTA_WINDOWS_NAMES,
                GraphFault.SERIES_ETAG_STAYS,
                GraphFault.NULL_ORIGINAL_START,
                GraphFault.DELETE_AGAIN_400,
                GraphFault.WRITE_400_ZONE)) {
            troubles.add(Trouble.always(fault, SMALL));
        }
        troubles.add(Trouble.always(GraphFault.DELTA_SILENT_LEAVING, SMALL)
                .without(FaultConformanceTest::doesNotGuessWhatLeft, "CP-507"));
        troubles.add(Trouble.always(GraphFault.DELTA_504, SMALL).withoutDeltas());
        for (GraphFault fault : EnumSet.of(
                GraphFault.DELTA_410,
                GraphFault.DELTA_410_LOCATION,
                GraphFault.DELTA_410_EMPTY,
                GraphFault.DELTA_410_HTML,
                GraphFault.DELTA_410_CAMEL_CASE,
                GraphFault.DELTA_400_BAD_TOKEN,
                GraphFault.DELTA_400_RESYNC,
                GraphFault.DELTA_404_RESYNC)) {
            troubles.add(Trouble.always(fault, USUAL).withoutCursors());
        }
        troubles.add(Trouble.every(GraphFault.DELTA_504, 3, USUAL, PatientProvider::new));
        troubles.add(Trouble.every(GraphFault.DELTA_STALE, 2, USUAL, LateProvider::new));
        troubles.add(Trouble.every(GraphFault.DELTA_410_MID_ROUND, 30, SMALL, PatientProvider::new));
        troubles.add(Trouble.every(GraphFault.WRITE_412_SPURIOUS, 11, USUAL, UnaryOperator.identity()));
        troubles.add(Trouble.every(GraphFault.WRITE_REFUSED, 5, USUAL, PatientProvider::new));
        troubles.add(Trouble.every(GraphFault.WRITE_412_HOUSEKEEPING, 2, USUAL, PatientProvider::inTurns));
        for (GraphFault fault :
                EnumSet.of(GraphFault.WRITE_LOST_ANSWER, GraphFault.WRITE_CUT_ANSWER, GraphFault.WRITE_504_AFTER)) {
            troubles.add(Trouble.every(fault, 3, USUAL, PatientProvider::new));
        }
        troubles.add(Trouble.always(GraphFault.HTML_REWRITE, USUAL)
                .without(FaultConformanceTest::keepsAllButBlanks, "CP-301", "CP-304", "CP-305", "CP-607", "CP-608"));
        troubles.add(Trouble.always(GraphFault.WRITE_400_BOUNDARY, USUAL)
                .without(
                        FaultConformanceTest::leavesNothingOfARefusedSeries,
                        "CP-804",
                        "CP-806",
                        "CP-807",
                        "CP-810",
                        "CP-910",
                        "CP-952"));
        troubles.add(Trouble.always(GraphFault.WRITE_400_ALL_DAY, USUAL)
                .without(
                        FaultConformanceTest::saysThatADayIsRefused, "CP-204", "CP-205", "CP-206", "CP-401", "CP-412"));
        for (GraphFault fault : EnumSet.of(
                GraphFault.LIMIT_429, GraphFault.LIMIT_429_BARE, GraphFault.LIMIT_503, GraphFault.LIMIT_503_HTML)) {
            troubles.add(Trouble.every(fault, 11, USUAL, PatientProvider::new));
        }
        for (GraphFault fault :
                EnumSet.of(GraphFault.BATCH_STEP_429, GraphFault.BATCH_STEP_503, GraphFault.BATCH_MISSING_ANSWER)) {
            troubles.add(Trouble.every(fault, 13, USUAL, PatientProvider::new));
        }
        for (GraphFault fault :
                EnumSet.of(GraphFault.BATCH_429, GraphFault.BATCH_503_HTML, GraphFault.BATCH_LOST_ANSWER)) {
            troubles.add(Trouble.every(fault, 2, USUAL, PatientProvider::inTurns));
        }
        troubles.add(Trouble.always(GraphFault.BATCH_MIXED_ORDER_REFUSED, USUAL));
        return troubles.stream();
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void keepsTheRules(Trouble<GraphFault> trouble) {
        long before = simulation.graph().faults().struck(trouble.fault());
        List<String> failed = TroubledKit.failures(() -> open(trouble));
        simulation.graph().faults().clear();
        assertThat(failed).as(trouble.fault().name()).isEmpty();
        assertThat(simulation.graph().faults().struck(trouble.fault()))
                .as("it did go wrong")
                .isGreaterThan(before);
        assertThat(simulation.graph().mails()).isEmpty();
        assertThat(simulation.graph().attendeeWrites()).isEmpty();
        WireCheck.check(simulation.server().journal().list());
        simulation.server().journal().clear();
    }

    private static ProviderFixture open(Trouble<GraphFault> trouble) {
        ProviderFixture fixture = new TroubledFixture(trouble, Neighbours::deviations);
        simulation.graph().faults().clear();
        simulation.graph().faults().every(trouble.fault(), trouble.every());
        return fixture;
    }

    private static void doesNotGuessWhatLeft(TroubledFixture fixture) {
        EventKey key = fixture.person().create(fixture.event("moving", 3));
        ChangePage before = fixture.read(Optional.empty());
        fixture.person().edit(key, fixture.event("moving", 1500));
        assertThat(fixture.read(Optional.of(before.next())).changes()).isEmpty();
        assertThat(fixture.read(Optional.empty()).changes()).isEmpty();
    }

    private static void keepsAllButBlanks(TroubledFixture fixture) {
        CalendarEvent event = fixture.event("kept", 3).toBuilder()
                .description("one\ntwo\n\nthree")
                .build();
        RemoteEvent stored = ((WriteOutcome.Written) fixture.create(event)).stored();
        String text = stored.event().description().text();
        assertThat(text.replaceAll("[\\s\u00A0]+", " ").strip()).isEqualTo("one two three");
        assertThat(fixture.provider().get(fixture.calendar(), stored.key())).contains(stored);
    }

    private static void leavesNothingOfARefusedSeries(TroubledFixture fixture) {
        CalendarEvent one = fixture.event("series", 3);
        EventTime.Timed second = fixture.morning(4);
        CalendarEvent moved = one.toBuilder()
                .time(new EventTime.Timed(
                        second.start().plusHours(2), second.end().plusHours(2), second.zone()))
                .build();
        Recurrence recurrence = Recurrence.of(RecurrenceRule.builder(RecurrenceRule.Frequency.DAILY)
                        .count(5)
                        .build())
                .withOverrides(Map.of(OriginalStart.of(second), moved));
        WriteOutcome refused = fixture.create(
                one.toBuilder().recurrence(Optional.of(recurrence)).build());
        assertThat(((WriteOutcome.Failed) refused).failure().kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(fixture.provider().findByOrigin(fixture.calendar(), TroubledFixture.mark()))
                .isEmpty();
    }

    private static void saysThatADayIsRefused(TroubledFixture fixture) {
        EventTime day = new EventTime.AllDay(
                fixture.morning(3).start().toLocalDate(),
                fixture.morning(4).start().toLocalDate());
        WriteOutcome refused = fixture.create(CalendarEvent.builder(day).build());
        assertThat(((WriteOutcome.Failed) refused).failure().kind()).isEqualTo(FailureKind.PERMANENT);
        assertThat(fixture.provider().findByOrigin(fixture.calendar(), TroubledFixture.mark()))
                .isEmpty();
    }
}
