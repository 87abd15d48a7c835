package org.kalends.store.jdbc.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.kalends.api.store.JobQueue.Job;
import org.kalends.api.store.PairId;

/** The table {@code kalends_job}: a job is held while it has a ticket, and is due again when the hold passes. */
public final class JobRows {

    private static final String REQUEST = """
            MERGE INTO kalends_job AS job
            USING (VALUES (CAST(? AS VARCHAR(64)), CAST(? AS TIMESTAMP WITH TIME ZONE))) AS asked (pair_id, due)
            ON job.pair_id = asked.pair_id
            WHEN MATCHED AND job.ticket IS NULL AND asked.due < job.due THEN UPDATE SET due = asked.due
            WHEN MATCHED AND job.ticket IS NOT NULL AND (job.requested IS NULL OR asked.due < job.requested)
              THEN UPDATE SET requested = asked.due
            WHEN NOT MATCHED THEN INSERT (pair_id, due) VALUES (asked.pair_id, asked.due)
            """;

    private static final String MOST_OVERDUE = """
            SELECT pair_id FROM kalends_job WHERE due <= ? ORDER BY due, pair_id FETCH FIRST 1 ROW ONLY FOR UPDATE SKIP LOCKED
            """;

    private static final String HOLD = "UPDATE kalends_job SET due = ?, ticket = ?, requested = NULL WHERE pair_id = ?";

    private static final String LOCK = "SELECT ticket, requested FROM kalends_job WHERE pair_id = ? FOR UPDATE";

    private static final String OVERDUE = """
            SELECT pair_id FROM kalends_job WHERE due <= ? AND pair_id > ? ORDER BY pair_id FETCH FIRST ? ROWS ONLY
            """;

    /** A job that is held was held by a node that died: db-scheduler gives a pair to one node at a time. */
    private static final String LOCK_FOR_NODE =
            "SELECT 1 FROM kalends_job WHERE pair_id = ? AND (due <= ? OR ticket IS NOT NULL) FOR UPDATE";

    private static final String RETURN =
            "UPDATE kalends_job SET due = ?, ticket = NULL, requested = NULL WHERE pair_id = ?";

    private record Held(long ticket, Optional<Instant> requested) {}

    private final Session session;

    /** Creates it for a transaction. */
    public JobRows(Session session) {
        this.session = session;
    }

    /** Asks for a run at a time or earlier; a job that is held notes it for later. */
    public void request(PairId pair, Instant due) throws SQLException {
        session.update(REQUEST, pair.value(), due);
    }

    /** Locks the job that is most overdue, passing over those that others have locked. */
    public Optional<PairId> mostOverdue(Instant now) throws SQLException {
        return session.first(MOST_OVERDUE, row -> new PairId(row.getString("pair_id")), now);
    }

    /** Locks the job of a pair and returns whether the node that was given the pair has to run it. */
    public boolean lockForNode(PairId pair, Instant now) throws SQLException {
        return session.first(LOCK_FOR_NODE, row -> true, pair.value(), now).isPresent();
    }

    /** Returns when the job of a pair is due; for one that is held, when the hold passes. */
    public Optional<Instant> due(PairId pair) throws SQLException {
        return session.first(
                        "SELECT due FROM kalends_job WHERE pair_id = ?",
                        row -> Session.instant(row, "due"),
                        pair.value())
                .flatMap(due -> due);
    }

    /** Returns a page of the pairs whose jobs were due at a time, by ascending id. */
    public List<PairId> overdue(Instant late, Optional<PairId> after, int limit) throws SQLException {
        String last = after.map(PairId::value).orElse("");
        return session.list(OVERDUE, row -> new PairId(row.getString("pair_id")), late, last, limit);
    }

    /** Returns a ticket that no job ever had. */
    public long nextTicket(Dialect dialect) throws SQLException {
        String sql = "SELECT " + dialect.nextTicket();
        return session.first(sql, row -> row.getLong(1)).orElseThrow();
    }

    /** Holds a job that the session has locked. */
    public Job hold(PairId pair, long ticket, Instant until) throws SQLException {
        session.update(HOLD, until, ticket, pair.value());
        return new Job(pair, ticket);
    }

    /** Ends a job, due again at the earlier of {@code next} and what was requested; nothing happens under another ticket. */
    public void complete(Job job, Optional<Instant> next) throws SQLException {
        Optional<Held> held = session.first(
                        LOCK,
                        row -> new Held(row.getLong("ticket"), Session.instant(row, "requested")),
                        job.pair().value())
                .filter(it -> it.ticket() == job.ticket());
        if (held.isEmpty()) {
            return;
        }
        Optional<Instant> requested = held.get().requested();
        Optional<Instant> due =
                next.map(at -> requested.filter(at::isAfter).orElse(at)).or(() -> requested);
        if (due.isPresent()) {
            session.update(RETURN, due.get(), job.pair().value());
        } else {
            delete(job.pair());
        }
    }

    /** Returns when the first job is due. */
    public Optional<Instant> nextDue() throws SQLException {
        return session.first("SELECT MIN(due) AS due FROM kalends_job", row -> Session.instant(row, "due"))
                .flatMap(due -> due);
    }

    /** Deletes the job of a pair. */
    public void delete(PairId pair) throws SQLException {
        session.update("DELETE FROM kalends_job WHERE pair_id = ?", pair.value());
    }
}
