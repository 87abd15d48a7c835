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
class WireSimulationTest {

    /** What is paired. */
    enum Kinds {
        /** Two mailboxes. */
        M365_AND_M365(GraphRemote::open, GraphRemote::open, 300),
        /** A mailbox and a calendar in memory. */
        M365_AND_MEMORY(GraphRemote::open, Remote.Kind.inMemory(), 120),
        /** The other way round. */
        MEMORY_AND_M365(Remote.Kind.inMemory(), GraphRemote::open, 120),
        /** A calendar of Google and one in memory. */
        GOOGLE_AND_MEMORY(GoogleRemote::open, Remote.Kind.inMemory(), 150),
        /** The other way round. */
        MEMORY_AND_GOOGLE(Remote.Kind.inMemory(), GoogleRemote::open, 150),
        /** A calendar of Google and a mailbox. */
        GOOGLE_AND_M365(GoogleRemote::open, GraphRemote::open, 200),
        /** A calendar of iCloud and one in memory. */
        ICLOUD_AND_MEMORY(ICloudRemote::open, Remote.Kind.inMemory(), 40),
        /** The other way round. */
        MEMORY_AND_ICLOUD(Remote.Kind.inMemory(), ICloudRemote::open, 40),
        /** A mailbox and a calendar of iCloud. */
        M365_AND_ICLOUD(GraphRemote::open, ICloudRemote::open, 40),
        /** A calendar of iCloud and one of Google. */
        ICLOUD_AND_GOOGLE(ICloudRemote::open, GoogleRemote::open, 40);

        @SuppressWarnings("ImmutableEnumChecker") // these hold nothing
        private final Remote.Kind a;

        @SuppressWarnings("ImmutableEnumChecker")
        private final Remote.Kind b;

        private final long lives;

        Kinds(Remote.Kind a, Remote.Kind b, long lives) {
            this.a = a;
            this.b = b;
            this.lives = lives;
        }

        Simulation simulation() {
            return Simulation.of(() -> Storage.IN_MEMORY, a, b);
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
                one > 0 ? one : Long.getLong("kalends.wire.seeds", kinds.lives));

        violations.forEach(System.out::println);
        System.out.println(
                "simulation of " + kinds + ": " + simulation.totals() + ", " + violations.size() + " violations");
        assertThat(violations).isEmpty();
        Station.assertNobodyGotMail();
    }
}
