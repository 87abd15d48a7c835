package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.simulation.Remote;

/** Tokens that run out, services that are busy, feeds that forget and answers that get lost: later, everything is in step again. */
class PairTroubleTest {

    private static final int EVENTS = 25;

    @AfterAll
    static void nobodyGotMail() {
        Station.assertNobodyGotMail();
    }

    static Stream<Arguments> directions() {
        return PairTest.directionsOfSingles();
    }

    static Stream<Arguments> refusals() {
        return faults(Remote.Fault.THROTTLED);
    }

    static Stream<Arguments> refusedWrites() {
        return faults(Remote.Fault.WRITE_REFUSED);
    }

    static Stream<Arguments> lostAnswers() {
        return faults(Remote.Fault.ANSWER_LOST);
    }

    /** Every fault of a kind at every service, with the directions that lead there in turns; from a real server, one of them. */
    private static Stream<Arguments> faults(Remote.Fault kind) {
        return Stream.of(Service.values())
                .filter(service -> !service.ways(kind).isEmpty())
                .flatMap(service -> faults(service, service.ways(kind)));
    }

    private static Stream<Arguments> faults(Service service, List<String> ways) {
        Map<Boolean, List<Arguments>> there = directions()
                .filter(direction -> service(direction, side(direction).other()) == service)
                .collect(Collectors.partitioningBy(
                        direction -> service(direction, side(direction)) == Service.RADICALE));
        List<Arguments> simulated = there.get(false);
        return Stream.concat(
                IntStream.range(0, ways.size()).mapToObj(i -> with(simulated.get(i % simulated.size()), ways.get(i))),
                there.get(true).stream().map(direction -> with(direction, ways.get(0))));
    }

    private static Arguments with(Arguments direction, String fault) {
        return Arguments.of(direction.get()[0], direction.get()[1], fault);
    }

    private static Service service(Arguments direction, Side side) {
        return ((PairUnderTest) direction.get()[0]).on(side);
    }

    private static Side side(Arguments direction) {
        return (Side) direction.get()[1];
    }

    @ParameterizedTest
    @Shows(Feature.TOKENS)
    @MethodSource("directions")
    void anAccessTokenThatIsRefusedIsReplacedInTheSameRun(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            add(pair, from);
            pair.settle();
            pair.on(from).add(Meetings.other());
            assumeTrue(pair.on(from).expireAccess(), "access to this service does not run out");
            pair.on(from.other()).expireAccess();

            assertThat(pair.run().outcome()).isEqualTo(RunReport.Outcome.SUCCEEDED);

            assertThat(pair.inStep()).hasSize(EVENTS + 1);
        }
    }

    @ParameterizedTest
    @Shows(Feature.CURSORS)
    @MethodSource("directions")
    void aFeedThatHasForgottenIsReadAnewAndWritesOnlyWhatDiffers(PairUnderTest services, Side from) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            add(pair, from);
            pair.settle();
            pair.on(from)
                    .edit(
                            pair.agenda(from).get(0).key(),
                            event -> event.toBuilder()
                                    .title("While nobody looked")
                                    .build());
            pair.on(from).delete(pair.agenda(from).get(1).key());
            assumeTrue(pair.on(from).forgets(), "this service never forgets");
            pair.on(from).expireCursors();

            assertThat(pair.run().writes()).isEqualTo(2);

            assertThat(pair.inStep())
                    .hasSize(EVENTS - 1)
                    .extracting(Said::title)
                    .contains("While nobody looked");
        }
    }

    @ParameterizedTest
    @Shows(Feature.FAULTS)
    @MethodSource("refusals")
    void whatABusyServiceRefusesIsDoneLater(PairUnderTest services, Side from, String fault) {
        later(services, from, fault);
    }

    @ParameterizedTest
    @Shows(Feature.FAULTS)
    @MethodSource("refusedWrites")
    void writesThatAreRefusedAreDoneLater(PairUnderTest services, Side from, String fault) {
        later(services, from, fault);
    }

    @ParameterizedTest
    @Shows(Feature.FAULTS)
    @MethodSource("lostAnswers")
    void writesWhoseAnswerGotLostAreNotDoneTwice(PairUnderTest services, Side from, String fault) {
        later(services, from, fault);
    }

    /** Some things go wrong with creations only, some with updates, some in batches and some outside of them: it goes on until it did go wrong. */
    private static void later(PairUnderTest services, Side from, String fault) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            Habits<?> habits = pair.on(from.other()).habits();
            Iterator<Integer> edits = List.of(EVENTS, 1).iterator();
            add(pair, from);
            habits.strike(fault);

            meet(pair);
            while (habits.struck(fault) == 0 && edits.hasNext()) {
                rename(pair, from, edits.next());
                meet(pair);
            }
            assertThat(habits.struck(fault)).as("it did go wrong").isPositive();
            habits.calm();
            pair.pass(Duration.ofHours(1));

            assertThat(pair.inStep()).hasSize(EVENTS);
            assertThat(pair.agenda(from))
                    .filteredOn(event -> event.originMark().isPresent())
                    .isEmpty();
        }
    }

    private static void meet(Pair pair) {
        assertThat(pair.run().outcome()).isNotIn(RunReport.Outcome.NEEDS_CONFIRMATION, RunReport.Outcome.SKIPPED);
    }

    private static void rename(Pair pair, Side side, int many) {
        pair.agenda(side).stream()
                .limit(many)
                .forEach(each -> pair.on(side)
                        .edit(
                                each.key(),
                                event -> event.toBuilder()
                                        .title(event.title() + " again")
                                        .build()));
    }

    private static void add(Pair pair, Side from) {
        for (int i = 0; i < EVENTS; i++) {
            pair.on(from)
                    .add(Meetings.review().toBuilder()
                            .title("Event " + i)
                            .time(Meetings.at(i % 12))
                            .build());
        }
    }
}
