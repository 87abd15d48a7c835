package org.kalends.store.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The statements of one transaction.
 *
 * <p>Values are bound by their Java types: an {@link Instant} as a time to the microsecond, an enum as its name, a collection of texts as
 * an array, an {@link Optional} as its value or NULL.
 */
public final class Session {

    private final Connection connection;

    Session(Connection connection) {
        this.connection = connection;
    }

    /**
     * Reads one row.
     *
     * @param <T> what it becomes
     */
    @FunctionalInterface
    public interface Reader<T> {
        /** Returns what a row says. */
        T read(ResultSet row) throws SQLException;
    }

    /** Returns the connection, for what has no method here. */
    public Connection connection() {
        return connection;
    }

    /** Returns the rows that a query finds. */
    public <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet rows = statement.executeQuery()) {
                List<T> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(reader.read(rows));
                }
                return read;
            }
        }
    }

    /** Returns the first row that a query finds. */
    public <T> Optional<T> first(String sql, Reader<T> reader, @Nullable Object... values) throws SQLException {
        return list(sql, reader, values).stream().findFirst();
    }

    /** Changes rows and returns how many. */
    public int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Makes one change for each of many sets of values. */
    public void updateEach(String sql, Collection<@Nullable Object[]> sets) throws SQLException {
        if (sets.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] values : sets) {
                bind(statement, values);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Returns the time in a column; empty when it is NULL. */
    public static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** Returns a time as exactly as databases keep it. */
    public static Instant kept(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    private void bind(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, bound(values[i]));
        }
    }

    private @Nullable Object bound(@Nullable Object value) throws SQLException {
        if (value instanceof Optional<?> optional) {
            return optional.isEmpty() ? null : bound(optional.get());
        }
        if (value instanceof Instant time) {
            return kept(time).atOffset(ZoneOffset.UTC);
        }
        if (value instanceof Enum<?> word) {
            return word.name();
        }
        if (value instanceof Collection<?> texts) {
            return connection.createArrayOf("varchar", texts.toArray());
        }
        return value;
    }
}
