package org.kalends.store.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.PairId;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.Side;

/** The table {@code kalends_parked}. */
public final class ParkedRows {

    private static final String SAVE = """
            MERGE INTO kalends_parked AS parked
            USING (VALUES (CAST(? AS VARCHAR(64)), CAST(? AS VARCHAR(1)), CAST(? AS VARCHAR(22)), CAST(? AS VARCHAR),
              CAST(? AS VARCHAR), CAST(? AS TIMESTAMP WITH TIME ZONE), CAST(? AS INTEGER), CAST(? AS TIMESTAMP WITH TIME ZONE)))
              AS new (pair_id, side, key_digest, event_key, reason, parked_since, attempts, retry_at)
            ON parked.pair_id = new.pair_id AND parked.side = new.side AND parked.key_digest = new.key_digest
            WHEN MATCHED THEN UPDATE SET reason = new.reason, parked_since = new.parked_since, attempts = new.attempts,
              retry_at = new.retry_at
            WHEN NOT MATCHED THEN INSERT
              (pair_id, side, key_digest, event_key, reason, parked_since, attempts, retry_at)
              VALUES (new.pair_id, new.side, new.key_digest, new.event_key, new.reason, new.parked_since, new.attempts,
                new.retry_at)
            """;

    private static final String OF_PAIR = """
            SELECT side, event_key, reason, parked_since, attempts, retry_at FROM kalends_parked WHERE pair_id = ?
            ORDER BY place
            """;

    private static final String DELETE = "DELETE FROM kalends_parked WHERE pair_id = ? AND side = ? AND key_digest = ?";

    private final Session session;

    /** Creates it for a transaction. */
    public ParkedRows(Session session) {
        this.session = session;
    }

    /** Inserts or replaces a parked event. */
    public void save(PairId pair, ParkedEvent event) throws SQLException {
        session.update(
                SAVE,
                pair.value(),
                event.side(),
                KeyDigest.of(event.key()),
                event.key().value(),
                event.reason(),
                event.since(),
                event.attempts(),
                event.retryAt());
    }

    /** Deletes a parked event; nothing happens when it is not there. */
    public void delete(PairId pair, Side side, EventKey key) throws SQLException {
        session.update(DELETE, pair.value(), side, KeyDigest.of(key));
    }

    /** Returns the parked events of a pair, in the order in which they came. */
    public List<ParkedEvent> ofPair(PairId pair) throws SQLException {
        return session.list(OF_PAIR, row -> parked(pair, row), pair.value());
    }

    private static ParkedEvent parked(PairId pair, ResultSet row) throws SQLException {
        String key = row.getString("event_key");
        return Json.row(
                "parked event " + key + " of pair " + pair,
                () -> new ParkedEvent(
                        pair,
                        Side.valueOf(row.getString("side")),
                        new EventKey(key),
                        row.getString("reason"),
                        Session.instant(row, "parked_since").orElseThrow(),
                        row.getInt("attempts"),
                        Session.instant(row, "retry_at").orElseThrow()));
    }
}
