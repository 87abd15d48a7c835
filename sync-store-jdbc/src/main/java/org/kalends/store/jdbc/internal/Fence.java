package org.kalends.store.jdbc.internal;

import java.sql.SQLException;
import org.kalends.api.store.Lease;
import org.kalends.api.store.StaleLeaseException;

/** Lets writes through that are made under the newest lease of their pair. */
public final class Fence {

    private static final String EPOCH = "SELECT epoch FROM kalends_lease WHERE pair_id = ? FOR UPDATE";

    private Fence() {}

    /** Locks the pair until the transaction ends; throws when the lease is not the newest. */
    public static void check(Session session, Lease lease) throws SQLException {
        if (!holds(session, lease)) {
            throw new StaleLeaseException(lease.pair());
        }
    }

    /** Locks the pair until the transaction ends and returns whether the lease is the newest. */
    public static boolean holds(Session session, Lease lease) throws SQLException {
        return session.first(EPOCH, row -> row.getLong("epoch"), lease.pair().value())
                .filter(epoch -> epoch == lease.epoch())
                .isPresent();
    }
}
