package org.kalends.examples.hostdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.examples.hostdrill.Change.Progress;

/** A drill that sees nothing would pass: what somebody does by hand in place of the hosts has to be noticed. */
class DrillPairTest {

    private static final Instant FIRST = Instant.parse("2026-12-01T00:00:00Z");

    private final Services services = new Services();
    private final DrillPair pair = new DrillPair(1, services.microsoft("left"), services.google("right"), false, FIRST);
    private final DrillPair shielded =
            new DrillPair(2, services.microsoft("open"), services.google("closed"), true, FIRST);

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void findsNothingWhenTheCopySaysTheSame() {
        pair.calendar(Side.B).add(pair.add(Side.A).said(), false);

        assertThat(pair.faults()).isEmpty();
    }

    @Test
    void findsAMissingCopy() {
        pair.add(Side.A);

        assertThat(pair.faults()).isEqualTo(Map.of(Fault.MISSING, 1));
    }

    @Test
    void findsADuplicate() {
        Said said = pair.add(Side.A).said();
        pair.calendar(Side.B).add(said, false);
        pair.calendar(Side.B).add(said, false);

        assertThat(pair.faults()).isEqualTo(Map.of(Fault.DUPLICATE, 1));
    }

    @Test
    void findsALostEdit() {
        Said said = pair.add(Side.A).said();
        pair.calendar(Side.B).add(said.located("Somewhere else"), false);

        assertThat(pair.faults()).isEqualTo(Map.of(Fault.WRONG_FIELD, 1));
    }

    @Test
    void findsWhatNobodyMade() {
        Said said = pair.add(Side.A).said();
        pair.calendar(Side.B).add(said, false);
        pair.calendar(Side.B).add(said.titled("Whence?"), false);

        assertThat(pair.faults()).isEqualTo(Map.of(Fault.LEFT_OVER, 1));
    }

    @Test
    void findsADetailThatLeaksPastAShield() {
        Said said = shielded.add(Side.A).said();
        shielded.calendar(Side.B).add(said, false);

        assertThat(shielded.faults()).isEqualTo(Map.of(Fault.WRONG_FIELD, 1));
    }

    @Test
    void knowsWhenAChangeHasArrived() {
        Change change = pair.add(Side.A);

        assertThat(pair.progress(change)).isEqualTo(Progress.WAITING);
        pair.calendar(Side.B).add(change.said(), false);
        assertThat(pair.progress(change)).isEqualTo(Progress.ARRIVED);
    }
}
