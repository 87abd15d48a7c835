package org.kalends.host.sync;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.kalends.host.connection.ConnectionId;
import org.kalends.host.problem.Problem;
import org.kalends.host.user.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of syncs. Safe for use by several threads and nodes. */
@Component
final class SyncRows {

    private static final String SELECT =
            "SELECT id, user_id, source, source_name, target, target_name, created_at FROM host_sync ";

    private final JdbcClient database;

    SyncRows(JdbcClient database) {
        this.database = database;
    }

    List<SyncRow> of(UserId user) {
        return database.sql(SELECT + "WHERE user_id = ? ORDER BY created_at, id")
                .param(user.value())
                .query(SyncRows::row)
                .list();
    }

    List<SyncRow> of(ConnectionId connection) {
        return database.sql(SELECT + "WHERE source = ? OR target = ? ORDER BY created_at, id")
                .params(connection.value(), connection.value())
                .query(SyncRows::row)
                .list();
    }

    /** Returns a sync of a user; that of somebody else is not found. */
    SyncRow require(UserId user, SyncId id) {
        return database.sql(SELECT + "WHERE id = ? AND user_id = ?")
                .params(id.value(), user.value())
                .query(SyncRows::row)
                .optional()
                .orElseThrow(() -> Problem.notFound("sync"));
    }

    /**
     * Adds a sync.
     *
     * @throws org.springframework.dao.DuplicateKeyException when there is one of these calendars already
     */
    void insert(SyncRow row) {
        database.sql("INSERT INTO host_sync (id, user_id, source, source_name, target, target_name, created_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        row.id().value(),
                        row.user().value(),
                        row.source().value(),
                        row.sourceName(),
                        row.target().value(),
                        row.targetName(),
                        OffsetDateTime.ofInstant(row.createdAt(), ZoneOffset.UTC))
                .update();
    }

    void delete(SyncId id) {
        database.sql("DELETE FROM host_sync WHERE id = ?").param(id.value()).update();
    }

    private static SyncRow row(ResultSet row, int number) throws SQLException {
        Instant createdAt = row.getObject(7, OffsetDateTime.class).toInstant();
        return new SyncRow(
                new SyncId(row.getString(1)),
                new UserId(row.getString(2)),
                new ConnectionId(row.getString(3)),
                row.getString(4),
                new ConnectionId(row.getString(5)),
                row.getString(6),
                createdAt);
    }
}
