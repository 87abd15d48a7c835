package org.kalends.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random lives of a pair under crashes, lost answers and interference. {@code -Dkalends.seed=N} replays one seed and prints every step;
 * {@code -Dkalends.seeds=N} lives so many.
 */
class SimulationTest {

    @Test
    void nothingIsLostDuplicatedLeakedOrLeftApart() throws InterruptedException {
        Simulation simulation = Simulation.of(() -> Storage.IN_MEMORY);
        Long one = Long.getLong("kalends.seed");
        if (one != null) {
            simulation.replay(one).forEach(System.out::println);
        }
        long from = one != null ? one - 1 : Long.getLong("kalends.from", 0L);
        List<String> violations =
                simulation.violations(from, one != null ? one : Long.getLong("kalends.seeds", 20_000L));
        violations.forEach(System.out::println);
        System.out.println("simulation: " + simulation.totals() + ", " + violations.size() + " violations");
        assertThat(violations).isEmpty();
    }
}
