package org.kalends.store.jdbc.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.kalends.api.store.Lease;
import org.kalends.api.store.PairId;

/** The table {@code kalends_lease}. Whoever writes something of a pair locks its row here first, so nobody waits for each other. */
public final class LeaseRows {

    private static final String ADD = """
            MERGE INTO kalends_lease AS lease USING (VALUES (CAST(? AS VARCHAR(64)))) AS new (pair_id)
            ON lease.pair_id = new.pair_id
            WHEN NOT MATCHED THEN INSERT (pair_id, epoch) VALUES (new.pair_id, 0)
            """;

    private static final String LOCK = "SELECT epoch, held_until FROM kalends_lease WHERE pair_id = ? FOR UPDATE";

    /** Asked once the lock is held: the pair may have been deleted while this transaction waited. */
    private static final String IS_KNOWN = "SELECT 1 FROM kalends_pair WHERE id = ?";

    private static final String HOLD = "UPDATE kalends_lease SET epoch = ?, held_until = ? WHERE pair_id = ?";

    private static final String REVOKE =
            "UPDATE kalends_lease SET epoch = epoch + 1, held_until = NULL WHERE pair_id = ?";

    private record Held(long epoch, Optional<Instant> until) {}

    private final Session session;

    /** Creates it for a transaction. */
    public LeaseRows(Session session) {
        this.session = session;
    }

    /** Makes a pair one that can be leased; nothing happens when it is. */
    public void add(PairId pair) throws SQLException {
        session.update(ADD, pair.value());
    }

    /** Locks the pair and leases it, one epoch on; empty while somebody else holds it, or when it is unknown. */
    public Optional<Lease> take(PairId pair, Instant now, Instant until) throws SQLException {
        Optional<Held> held = session.first(
                LOCK, row -> new Held(row.getLong("epoch"), Session.instant(row, "held_until")), pair.value());
        boolean free =
                held.isPresent() && held.get().until().filter(now::isBefore).isEmpty();
        if (!free || session.first(IS_KNOWN, row -> true, pair.value()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(hold(pair, held.get().epoch() + 1, until));
    }

    /** Holds a lease that the session has locked. */
    public Lease hold(PairId pair, long epoch, Instant until) throws SQLException {
        session.update(HOLD, epoch, until, pair.value());
        return new Lease(pair, epoch, Session.kept(until));
    }

    /** Lets a lease go that the session has locked. */
    public void release(Lease lease) throws SQLException {
        session.update(HOLD, lease.epoch(), Optional.empty(), lease.pair().value());
    }

    /** Locks the pair and makes all its leases stale. */
    public void revoke(PairId pair) throws SQLException {
        session.update(REVOKE, pair.value());
    }
}
