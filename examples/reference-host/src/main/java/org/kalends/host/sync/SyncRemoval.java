package org.kalends.host.sync;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.kalends.core.SyncEngine;
import org.kalends.host.connection.Connection;
import org.kalends.host.connection.ConnectionWatcher;
import org.kalends.host.connection.Copies;
import org.kalends.host.library.PairQueue;
import org.kalends.host.problem.Problem;
import org.kalends.host.push.PushUpkeep;
import org.kalends.host.user.UserId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Ends syncs: one that a user removes, and those of an account that goes. */
@Component
@Order(2)
final class SyncRemoval implements ConnectionWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(SyncRemoval.class);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final SyncRows rows;
    private final SyncEngine engine;
    private final SyncStore store;
    private final PairQueue queue;
    private final PushUpkeep push;
    private final AccountAnswers answers;
    private final Patience patience;

    SyncRemoval(
            SyncRows rows,
            SyncEngine engine,
            SyncStore store,
            PairQueue queue,
            PushUpkeep push,
            AccountAnswers answers,
            Patience patience) {
        this.rows = rows;
        this.engine = engine;
        this.store = store;
        this.queue = queue;
        this.push = push;
        this.answers = answers;
        this.patience = patience;
    }

    /** Ends a sync and returns how many copies were deleted. When copies cannot be deleted, the sync stays, paused. */
    int remove(SyncRow row, Copies copies) {
        Optional<SyncPair> pair = store.pair(row.id().pair());
        int deleted = 0;
        if (pair.isPresent()) {
            engine.pause(row.id().pair());
            deleted = copies == Copies.REMOVE ? withCopies(row.user(), pair.get()) : keepingCopies(pair.get());
        }
        queue.cancel(row.id().pair());
        rows.delete(row.id());
        pair.ifPresent(gone -> push.soon(List.of(gone.a(), gone.b())));
        LOG.info("sync {}: removed, {} copies deleted", row.id(), deleted);
        return deleted;
    }

    @Override
    public void disconnecting(Connection connection, Copies copies) {
        rows.of(connection.id()).forEach(row -> remove(row, copies));
    }

    private int withCopies(UserId user, SyncPair pair) {
        try {
            OptionalInt deleted = patience.await(
                    user,
                    LONGEST_WAIT,
                    () -> Optional.of(engine.removeWithCopies(pair.id())).filter(OptionalInt::isPresent));
            return deleted.orElse(0);
        } catch (ProviderException e) {
            if (e.kind() == FailureKind.AUTHENTICATION) {
                throw Problem.conflict(
                        "The copies cannot be reached",
                        "The access to their calendar has ended. Connect the account again first, or keep the copies.");
            }
            if (e.kind() == FailureKind.UNSUPPORTED) {
                throw Problem.conflict(
                        "Some copies cannot be deleted",
                        e.getMessage()
                                + ". Delete them in their calendar and end the sync again, or end it and keep them.");
            }
            throw answers.problem(pair, e);
        }
    }

    /** The pair is forgotten at once; a run that is under way finds its lease gone and stores nothing more. */
    private int keepingCopies(SyncPair pair) {
        engine.removeKeepingCopies(pair.id());
        return 0;
    }
}
