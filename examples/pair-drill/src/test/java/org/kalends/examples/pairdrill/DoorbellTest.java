package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kalends.api.store.PairPolicy;

/** An edit travels by notification, doorbell and job, with nobody polling. */
class DoorbellTest {

    @Test
    void aDoorbellBringsEveryEditToTheOtherSideWithinSeconds() throws Exception {
        try (DrillWorld world = new DrillWorld(Clock.systemUTC(), PairPolicy.twoWay())) {
            Doorbells.Times times = PairDrill.times(world, 200);

            System.out.println(times);
            assertThat(times.percentile(100)).isLessThan(Duration.ofSeconds(10));
            assertThat(world.graph().mails()).isEmpty();
        }
    }
}
