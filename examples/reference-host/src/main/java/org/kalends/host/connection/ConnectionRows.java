package org.kalends.host.connection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.ProviderId;
import org.kalends.host.problem.Problem;
import org.kalends.host.user.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of connections. Safe for use by several threads and nodes. */
@Component
public final class ConnectionRows {

    private static final String SELECT =
            "SELECT id, user_id, provider, subject, email, status, connected_at FROM host_connection ";

    private final JdbcClient database;
    private final Clock clock;

    ConnectionRows(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Returns the accounts of a user, the oldest first. */
    public List<Connection> of(UserId user) {
        return database.sql(SELECT + "WHERE user_id = ? ORDER BY connected_at, id")
                .param(user.value())
                .query(ConnectionRows::connection)
                .list();
    }

    /** Returns an account of a user; that of somebody else is not found. */
    public Connection require(UserId user, ConnectionId id) {
        return find(id).filter(found -> found.user().equals(user)).orElseThrow(() -> Problem.notFound("connection"));
    }

    /** Returns an account, whosever it is. */
    public Optional<Connection> find(ConnectionId id) {
        return database.sql(SELECT + "WHERE id = ?")
                .param(id.value())
                .query(ConnectionRows::connection)
                .optional();
    }

    Optional<Connection> find(UserId user, ProviderId provider, String subject) {
        return database.sql(SELECT + "WHERE user_id = ? AND provider = ? AND subject = ?")
                .params(user.value(), provider.value(), subject)
                .query(ConnectionRows::connection)
                .optional();
    }

    Connection insert(ConnectionId id, UserId user, ProviderId provider, String subject, Optional<String> email) {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        database.sql("INSERT INTO host_connection (id, user_id, provider, subject, email, status, connected_at) "
                        + "VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id.value(),
                        user.value(),
                        provider.value(),
                        subject,
                        email.orElse(""),
                        ConnectionStatus.ACTIVE.name(),
                        now)
                .update();
        return new Connection(id, user, provider, subject, email, ConnectionStatus.ACTIVE, now.toInstant());
    }

    /** Says whether an account can be used. */
    public void mark(ConnectionId id, ConnectionStatus status) {
        database.sql("UPDATE host_connection SET status = ? WHERE id = ?")
                .params(status.name(), id.value())
                .update();
    }

    void delete(ConnectionId id) {
        database.sql("DELETE FROM host_connection WHERE id = ?")
                .param(id.value())
                .update();
    }

    private static Connection connection(ResultSet row, int number) throws SQLException {
        return new Connection(
                new ConnectionId(row.getString(1)),
                new UserId(row.getString(2)),
                new ProviderId(row.getString(3)),
                row.getString(4),
                Optional.of(row.getString(5)).filter(email -> !email.isEmpty()),
                ConnectionStatus.valueOf(row.getString(6)),
                row.getObject(7, OffsetDateTime.class).toInstant());
    }
}
