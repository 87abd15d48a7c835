package org.kalends.examples.pairdrill;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import org.kalends.api.store.PairId;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;
import org.kalends.core.SyncEngine;
import org.kalends.core.TestClock;

/** An installation of its own, with one-way pairs over the two calendars of a {@link Pair}. */
final class Installed {

    private final SyncEngine engine;
    private final TestClock clock;
    private final BiFunction<PairId, Side, SyncPair> pairs;

    Installed(SyncEngine engine, TestClock clock, BiFunction<PairId, Side, SyncPair> pairs) {
        this.engine = engine;
        this.clock = clock;
        this.pairs = pairs;
    }

    /** Adds a pair that copies from a side to the other. */
    PairId copying(Side from) {
        PairId id = new PairId("from-" + from);
        engine.add(pairs.apply(id, from));
        return id;
    }

    /** Runs once, a minute later. */
    RunReport run(PairId id) {
        clock.pass(Duration.ofMinutes(1));
        return engine.run(id);
    }

    /** Ends a pair and deletes its copies; returns how many there were. */
    OptionalInt remove(PairId id) {
        return engine.removeWithCopies(id);
    }
}
