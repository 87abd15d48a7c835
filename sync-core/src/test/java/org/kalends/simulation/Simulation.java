package org.kalends.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Many lives of a pair under crashes, lost answers and interference, each from a seed of its own. */
public final class Simulation {

    private static final int STEPS = 40;

    private final Supplier<Storage> storages;
    private final Totals totals = new Totals();
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());

    /** Creates a simulation; each life gets a storage of its own. */
    public Simulation(Supplier<Storage> storages) {
        this.storages = storages;
    }

    /** Lives the seeds after {@code from} up to {@code to}, on two threads, and returns what the engine did wrong. */
    public List<String> violations(long from, long to) throws InterruptedException {
        AtomicLong next = new AtomicLong(from);
        Runnable lives = () -> {
            for (long seed = next.incrementAndGet(); seed <= to; seed = next.incrementAndGet()) {
                live(seed);
            }
        };
        Thread other = new Thread(lives, "lives");
        other.start();
        lives.run();
        other.join();
        return List.copyOf(violations);
    }

    /** Returns how much has happened. */
    public String totals() {
        return totals.toString();
    }

    private void live(long seed) {
        try (Storage storage = storages.get()) {
            new Life(seed, Parts.SOUND, storage, totals, false).live(STEPS);
        } catch (Violation | RuntimeException e) {
            violations.add("seed " + seed + ": " + e + " (replay with -Dkalends.seed=" + seed + ")");
        }
    }

    static void replay(long seed) {
        Life life = new Life(seed, Parts.SOUND, Storage.IN_MEMORY, new Totals(), true);
        try {
            life.live(STEPS);
        } finally {
            life.trace().forEach(System.out::println);
        }
    }
}
