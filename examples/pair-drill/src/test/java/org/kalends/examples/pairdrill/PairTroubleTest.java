package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
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
    @MethodSource("directions")
    void whatABusyServiceRefusesIsDoneLater(PairUnderTest services, Side from) {
        later(services, from, Remote.Fault.THROTTLED);
    }

    @ParameterizedTest
    @Shows(Feature.FAULTS)
    @MethodSource("directions")
    void writesThatAreRefusedAreDoneLater(PairUnderTest services, Side from) {
        later(services, from, Remote.Fault.WRITE_REFUSED);
    }

    @ParameterizedTest
    @Shows(Feature.FAULTS)
    @MethodSource("directions")
    void writesWhoseAnswerGotLostAreNotDoneTwice(PairUnderTest services, Side from) {
        later(services, from, Remote.Fault.ANSWER_LOST);
    }

    private static void later(PairUnderTest services, Side from, Remote.Fault fault) {
        try (Pair pair = services.open(PairPolicy.twoWay())) {
            add(pair, from);
            assumeTrue(pair.on(from.other()).strike(fault), "nothing of the kind happens at this service");

            RunReport first = pair.run();
            assertThat(first.outcome()).isNotEqualTo(RunReport.Outcome.NEEDS_CONFIRMATION);
            pair.on(from.other()).calm();
            pair.pass(Duration.ofHours(1));

            assertThat(pair.inStep()).hasSize(EVENTS);
            assertThat(pair.agenda(from))
                    .filteredOn(event -> event.originMark().isPresent())
                    .isEmpty();
        }
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
