package org.kalends.simulation;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Many lives of a pair under crashes, lost answers and interference, each from a seed of its own. */
public final class Simulation {

    private static final int STEPS = 40;

    private final Supplier<Storage> storages;
    private final Kinds kinds;
    private final Totals totals = new Totals();
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());

    private Simulation(Supplier<Storage> storages, Kinds kinds) {
        this.storages = storages;
        this.kinds = kinds;
    }

    /** Returns a simulation of two calendars in memory; each life gets a storage of its own. */
    public static Simulation of(Supplier<Storage> storages) {
        return new Simulation(storages, Kinds.IN_MEMORY);
    }

    /** Returns a simulation of two calendars of any kind; each life gets a storage and remotes of its own. */
    public static Simulation of(Supplier<Storage> storages, Remote.Kind a, Remote.Kind b) {
        return new Simulation(storages, new Kinds(a, b));
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

    /** Lives one seed and returns what happened, step by step, and in the end what was wrong. */
    public List<String> replay(long seed) {
        try (Storage storage = storages.get()) {
            Life life = new Life(seed, kinds, Parts.SOUND, storage, new Totals(), true);
            List<String> trace = new ArrayList<>();
            try {
                life.live(STEPS);
            } catch (RuntimeException | Error e) {
                StringWriter whole = new StringWriter();
                e.printStackTrace(new PrintWriter(whole));
                trace.add(whole.toString());
            }
            trace.addAll(0, life.trace());
            return trace;
        }
    }

    private void live(long seed) {
        try (Storage storage = storages.get()) {
            new Life(seed, kinds, Parts.SOUND, storage, totals, false).live(STEPS);
        } catch (RuntimeException | Error e) {
            violations.add("seed " + seed + ": " + e + " (replay with -Dkalends.seed=" + seed + ")");
        }
    }
}
