package org.kalends.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Random lives of a pair under crashes, lost answers and interference. {@code -Dkalends.seed=N} replays one seed and prints every step;
 * {@code -Dkalends.seeds=N} lives so many.
 */
class SimulationTest {

    private static final int STEPS = 40;

    @Test
    void nothingIsLostDuplicatedLeakedOrLeftApart() throws InterruptedException {
        Long one = Long.getLong("kalends.seed");
        if (one != null) {
            replay(one);
            return;
        }
        Totals totals = new Totals();
        List<String> violations = Collections.synchronizedList(new ArrayList<>());
        long seeds = Long.getLong("kalends.seeds", 20_000L);
        AtomicLong next = new AtomicLong(Long.getLong("kalends.from", 0L));
        Runnable lives = () -> {
            for (long seed = next.incrementAndGet(); seed <= seeds; seed = next.incrementAndGet()) {
                live(seed, totals, violations);
            }
        };
        Thread other = new Thread(lives, "lives");
        other.start();
        lives.run();
        other.join();
        violations.forEach(System.out::println);
        System.out.println("simulation: " + totals + ", " + violations.size() + " violations");
        assertThat(violations).isEmpty();
    }

    private static void live(long seed, Totals totals, List<String> violations) {
        try {
            new Life(seed, Parts.SOUND, totals, false).live(STEPS);
        } catch (Violation | RuntimeException e) {
            violations.add("seed " + seed + ": " + e + " (replay with -Dkalends.seed=" + seed + ")");
        }
    }

    private static void replay(long seed) {
        Life life = new Life(seed, Parts.SOUND, new Totals(), true);
        try {
            life.live(STEPS);
        } finally {
            life.trace().forEach(System.out::println);
        }
    }
}
