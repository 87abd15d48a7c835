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

    /** A run has ended. */
    default void ended(RunReport report) {}
}
