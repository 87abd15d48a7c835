package org.kalends.host.sync;

import java.time.Clock;
import java.time.Duration;
import org.kalends.api.store.PairId;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.kalends.core.SyncEngine;
import org.kalends.core.SyncListener;
import org.kalends.host.connection.Connection;
import org.kalends.host.connection.ConnectionStatus;
import org.kalends.host.connection.ConnectionWatcher;
import org.kalends.host.library.PairQueue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.task.TaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Connects what runs find out about grants with what users see: after a run that was refused it looks which account is dead, and when one is
 * connected again its syncs go on.
 */
@Component
final class GrantWatch implements SyncListener, ConnectionWatcher {

    private static final Duration AFTER_A_FALSE_ALARM = Duration.ofMinutes(2);

    private final SyncStore store;
    private final PairAccounts accounts;
    private final GrantCheck grants;
    private final TaskExecutor tasks;
    private final ObjectProvider<SyncEngine> engine;
    private final ObjectProvider<PairQueue> queue;
    private final Clock clock;

    GrantWatch(
            SyncStore store,
            PairAccounts accounts,
            GrantCheck grants,
            TaskExecutor applicationTaskExecutor,
            ObjectProvider<SyncEngine> engine,
            ObjectProvider<PairQueue> queue,
            Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.grants = grants;
        this.tasks = applicationTaskExecutor;
        this.engine = engine;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public void ended(RunReport report) {
        if (report.outcome() == RunReport.Outcome.NEEDS_RECONNECT) {
            tasks.execute(() -> look(report.pair()));
        }
    }

    @Override
    public void reconnected(Connection connection) {
        for (SyncPair pair : store.pairsOf(connection.id().account())) {
            if (pair.status() == SyncPair.Status.NEEDS_RECONNECT
                    && accounts.of(pair).stream().allMatch(GrantWatch::usable)) {
                engine.getObject().resume(pair.id());
                queue.getObject().requestNow(pair.id());
            }
        }
    }

    private void look(PairId id) {
        store.pair(id).ifPresent(pair -> {
            long dead = accounts.of(pair).stream().filter(grants::check).count();
            if (dead == 0 && pair.status() == SyncPair.Status.NEEDS_RECONNECT) {
                engine.getObject().resume(id);
                queue.getObject().request(id, clock.instant().plus(AFTER_A_FALSE_ALARM));
            }
        });
    }

    private static boolean usable(Connection connection) {
        return connection.status() == ConnectionStatus.ACTIVE;
    }
}
