package org.kalends.core;

import org.kalends.api.store.PairId;
import org.kalends.api.store.RunReport;

/**
 * Hears of runs, for metrics and live views. Called on the thread of the run; must return quickly and not throw.
 */
public interface SyncListener {

    /** Hears nothing. */
    SyncListener NONE = new SyncListener() {};

    /** A run begins. */
    default void started(PairId pair) {}

    /** A run has tried so many of the actions that it planned; a run that repeats itself begins to count again. */
    default void applied(PairId pair, int done, int planned) {}

    /** A run has ended. */
    default void ended(RunReport report) {}
}
