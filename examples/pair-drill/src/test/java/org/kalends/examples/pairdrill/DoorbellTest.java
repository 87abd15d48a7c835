package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.store.PairPolicy;
import org.kalends.simulator.Exchange;

/** An edit travels by notification, doorbell and job, with nobody polling. */
class DoorbellTest {

    @ParameterizedTest
    @EnumSource
    void aDoorbellBringsEveryEditToTheOtherSideWithinSeconds(DrillWorld.Accounts accounts) throws Exception {
        try (DrillWorld world = new DrillWorld(Clock.systemUTC(), PairPolicy.twoWay(), accounts)) {
            List<Doorbells.Times> times = PairDrill.times(world, 200);

            times.forEach(System.out::println);
            assertThat(times).allSatisfy(way -> assertThat(way.percentile(100)).isLessThan(Duration.ofSeconds(10)));
            assertThat(world.mails()).isZero();
            checkWire(world);
        }
    }

    /** Everything that went over the wire is documented, notifications and all. */
    private static void checkWire(DrillWorld world) {
        Map<Boolean, List<Exchange>> exchanges = world.exchanges().stream()
                .collect(Collectors.partitioningBy(exchange -> exchange.path().startsWith("/v1.0/")));
        if (!exchanges.get(true).isEmpty()) {
            org.kalends.provider.m365.wire.WireCheck.check(exchanges.get(true));
        }
        if (!exchanges.get(false).isEmpty()) {
            org.kalends.provider.google.wire.WireCheck.check(exchanges.get(false));
        }
    }
}
