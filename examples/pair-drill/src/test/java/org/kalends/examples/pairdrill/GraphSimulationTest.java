package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.simulation.Remote;
import org.kalends.simulation.Simulation;
import org.kalends.simulation.Storage;

/**
 * The core's simulation over http: random lives, crashes, lost answers, lost cursors, and an oracle that knows the last edit of every field.
 * {@code -Dkalends.wire.seed=N} replays one seed and prints every step, {@code -Dkalends.wire.seeds=N} lives so many,
 * {@code -Dkalends.wire.kinds=M365_AND_M365} leaves the other pairs out.
 */
class GraphSimulationTest {

    /** What is paired. */
    enum Kinds {
        /** Two mailboxes. */
        M365_AND_M365,
        /** A mailbox and a calendar in memory. */
        M365_AND_MEMORY,
        /** The other way round. */
        MEMORY_AND_M365;

        Simulation simulation() {
            Remote.Kind memory = Remote.Kind.inMemory();
            Remote.Kind graph = GraphRemote::open;
            return Simulation.of(
                    () -> Storage.IN_MEMORY,
                    this == MEMORY_AND_M365 ? memory : graph,
                    this == M365_AND_MEMORY ? memory : graph);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostDuplicatedLeakedOrLeftApart(Kinds kinds) throws InterruptedException {
        assumeTrue(
                kinds.name().equals(System.getProperty("kalends.wire.kinds", kinds.name())), "told to leave these out");
        Simulation simulation = kinds.simulation();
        long one = Long.getLong("kalends.wire.seed", 0L);
        Stream.of(one)
                .filter(seed -> seed > 0)
                .flatMap(seed -> simulation.replay(seed).stream())
                .forEach(System.out::println);

        List<String> violations = simulation.violations(
                one > 0 ? one - 1 : Long.getLong("kalends.wire.from", 0L),
                one > 0 ? one : Long.getLong("kalends.wire.seeds", kinds == Kinds.M365_AND_M365 ? 300L : 120L));

        violations.forEach(System.out::println);
        System.out.println(
                "simulation of " + kinds + ": " + simulation.totals() + ", " + violations.size() + " violations");
        assertThat(violations).isEmpty();
        GraphStation.assertNobodyGotMail();
    }
}
