package org.kalends.host.library;

import java.util.List;
import org.kalends.api.store.PairId;
import org.kalends.api.store.RunReport;
import org.kalends.core.SyncListener;

/**
 * Several listeners as one.
 *
 * @param listeners each of them
 */
record ListenerChain(List<SyncListener> listeners) implements SyncListener {

    @Override
    public void started(PairId pair) {
        listeners.forEach(listener -> listener.started(pair));
    }

    @Override
    public void applied(PairId pair, int done, int planned) {
        listeners.forEach(listener -> listener.applied(pair, done, planned));
    }

    @Override
    public void ended(RunReport report) {
        listeners.forEach(listener -> listener.ended(report));
    }
}
