package org.kalends.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.kalends.api.store.StoreException;
import org.kalends.store.jdbc.internal.Dialect;
import org.kalends.store.jdbc.internal.Session;
import org.kalends.store.jdbc.internal.Transactions;

/**
 * The tables of the stores and the queue, in versions.
 *
 * <p>Each version is one SQL file in this jar, {@code org/kalends/store/jdbc/postgresql} or {@code .../h2}, named as Flyway wants it. Flyway
 * can be pointed at the folder, with a history table of its own; or {@link #migrate()} applies what is missing. Both know from the table
 * {@code kalends_schema} what is there. Safe for use by several threads, and on PostgreSQL by several nodes.
 */
public final class JdbcSchema {

    /** The scripts in order; the place in the list, from 1, is the version. */
    private static final List<String> SCRIPTS = List.of("V1__kalends.sql");

    /** What all nodes that migrate at the same time wait for; any number that nobody else uses. */
    private static final long LOCK = 0x6b616c656e6473L;

    private final Transactions transactions;

    /** Creates it for a database. */
    public JdbcSchema(DataSource database) {
        this.transactions = new Transactions(Objects.requireNonNull(database, "database"));
    }

    /**
     * Applies what is missing; nothing happens when nothing is.
     *
     * @throws StoreException when the schema is newer than this library, or the database refuses
     */
    public void migrate() {
        synchronized (JdbcSchema.class) {
            transactions.change(session -> {
                Dialect dialect = Dialect.of(session);
                if (dialect == Dialect.POSTGRESQL) {
                    session.list("SELECT pg_advisory_xact_lock(?)", row -> LOCK, LOCK);
                }
                for (int version = known(session); version < SCRIPTS.size(); version++) {
                    apply(session, dialect, SCRIPTS.get(version));
                }
            });
        }
    }

    /**
     * Checks that the schema is the one of this library.
     *
     * @throws StoreException when it is older or newer, or the database cannot be reached
     */
    public void verify() {
        int version = transactions.run(JdbcSchema::known);
        if (version < SCRIPTS.size()) {
            throw unfit("version " + version + " and this library needs " + SCRIPTS.size() + ": apply it first");
        }
    }

    private static int known(Session session) throws SQLException {
        int version = exists(session)
                ? session.first("SELECT MAX(version) FROM kalends_schema", row -> row.getInt(1))
                        .orElse(0)
                : 0;
        if (version > SCRIPTS.size()) {
            throw unfit("version " + version + " and this library knows " + SCRIPTS.size()
                    + ": use a newer version of the library");
        }
        return version;
    }

    private static boolean exists(Session session) throws SQLException {
        String name = Dialect.of(session) == Dialect.H2 ? "KALENDS_SCHEMA" : "kalends_schema";
        String schema = session.connection().getSchema();
        try (ResultSet tables = session.connection().getMetaData().getTables(null, schema, name, null)) {
            return tables.next();
        }
    }

    private static void apply(Session session, Dialect dialect, String script) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            statement.execute(text(dialect.folder() + "/" + script));
        }
    }

    private static String text(String path) {
        try (InputStream file = JdbcSchema.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(file, path).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoreException unfit(String how) {
        return new StoreException("store: the schema has " + how, new IllegalStateException("kalends_schema"));
    }
}
