package org.kalends.examples.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Statements on the tables of the drill, each in a transaction. */
final class Tables {

    private static final String CREATE = """
            CREATE TABLE drill_calendar (id TEXT PRIMARY KEY, seq BIGINT NOT NULL);
            CREATE TABLE drill_event (
              calendar TEXT NOT NULL, key TEXT NOT NULL, seq BIGINT NOT NULL, version BIGINT NOT NULL, title TEXT NOT NULL,
              start_at TIMESTAMPTZ NOT NULL, mark TEXT, modified TIMESTAMPTZ NOT NULL, deleted BOOLEAN NOT NULL,
              PRIMARY KEY (calendar, key));
            CREATE INDEX drill_event_seq ON drill_event (calendar, seq);
            CREATE TABLE drill_run (
              id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, node TEXT NOT NULL, pair TEXT NOT NULL,
              began TIMESTAMPTZ NOT NULL, ended TIMESTAMPTZ);
            CREATE TABLE drill_stale (node TEXT NOT NULL, pair TEXT NOT NULL, at TIMESTAMPTZ NOT NULL);
            """;

    private final DataSource database;

    Tables(DataSource database) {
        this.database = database;
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    /** Makes something of a row. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    void create() {
        run(connection -> update(connection, CREATE));
    }

    <T> T run(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            T answer = work.in(connection);
            connection.commit();
            return answer;
        } catch (SQLException e) {
            throw new IllegalStateException("the tables of the drill failed", e);
        }
    }

    <T> List<T> list(String sql, Row<T> row, Object... values) {
        return run(connection -> list(connection, sql, row, values));
    }

    int update(String sql, Object... values) {
        return run(connection -> update(connection, sql, values));
    }

    static <T> List<T> list(Connection connection, String sql, Row<T> row, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.of(rows));
            }
            return found;
        }
    }

    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
