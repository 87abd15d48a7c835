package org.kalends.simulation;

import java.util.concurrent.atomic.LongAdder;

/** What happened in all lives together. */
final class Totals {

    final LongAdder seeds = new LongAdder();
    final LongAdder steps = new LongAdder();
    final LongAdder runs = new LongAdder();
    final LongAdder completed = new LongAdder();
    final LongAdder writes = new LongAdder();
    final LongAdder crashes = new LongAdder();
    final LongAdder lostAnswers = new LongAdder();
    final LongAdder pauses = new LongAdder();
    final LongAdder disturbances = new LongAdder();

    @Override
    public String toString() {
        return String.format(
                "%,d seeds, %,d steps, %,d runs (%,d complete), %,d remote writes, %,d crashes, %,d lost answers, "
                        + "%,d paused nodes, %,d edits during runs",
                seeds.sum(),
                steps.sum(),
                runs.sum(),
                completed.sum(),
                writes.sum(),
                crashes.sum(),
                lostAnswers.sum(),
                pauses.sum(),
                disturbances.sum());
    }
}
