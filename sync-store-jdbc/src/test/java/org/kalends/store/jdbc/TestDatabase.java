package org.kalends.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A database for one test, with the schema applied: a file of H2, or a schema in the one PostgreSQL that all tests share. */
final class TestDatabase implements AutoCloseable {

    /** The databases that everything has to work on. */
    enum Kind {
        H2,
        POSTGRESQL
    }

    private static final class SharedPostgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("fsync", "off")
                        .start();
                createDatabase(server);
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Sorts as people do, not by code points, as databases out there do. */
        private static void createDatabase(EmbeddedPostgres server) throws SQLException {
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE kalends LOCALE_PROVIDER icu ICU_LOCALE 'en' TEMPLATE template0");
            }
        }
    }

    private final String url;
    private final String user;
    private final List<HikariDataSource> pools = new ArrayList<>();
    private final DataSource pool;
    private Optional<Path> folder = Optional.empty();

    private TestDatabase(String url, String user) {
        this.url = url;
        this.user = user;
        this.pool = newPool();
    }

    /** Returns a database with the schema of this version. */
    static TestDatabase of(Kind kind) {
        TestDatabase database = empty(kind);
        new JdbcSchema(database.pool()).migrate();
        return database;
    }

    /** Returns a database without a table. */
    static TestDatabase empty(Kind kind) {
        try {
            return kind == Kind.H2 ? h2() : postgres();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TestDatabase h2() throws IOException {
        Path folder = Files.createTempDirectory("kalends-h2");
        TestDatabase database =
                new TestDatabase("jdbc:h2:file:" + folder.resolve("store") + ";LOCK_TIMEOUT=20000", "sa");
        database.folder = Optional.of(folder);
        return database;
    }

    private static TestDatabase postgres() throws SQLException {
        String schema = "s" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection =
                        SharedPostgres.SERVER.getDatabase("postgres", "kalends").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
        }
        String url = SharedPostgres.SERVER.getJdbcUrl("postgres", "kalends");
        return new TestDatabase(url + "&currentSchema=" + schema, "postgres");
    }

    /** Returns the database at an address that another process has told. */
    static TestDatabase at(String url) {
        return new TestDatabase(url, "postgres");
    }

    /** Returns the address of the database. */
    String url() {
        return url;
    }

    /** Returns the pool of this node. */
    DataSource pool() {
        return pool;
    }

    /** Returns a pool of another node. */
    DataSource newPool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword("");
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        HikariDataSource added = new HikariDataSource(config);
        pools.add(added);
        return added;
    }

    /** Runs a statement as somebody with a SQL console would. */
    void execute(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns all rows of a query as text. */
    List<String> rows(String sql) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                StringBuilder text = new StringBuilder();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    text.append(text(rows.getObject(i))).append('|');
                }
                texts.add(text.toString());
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns everything that is in any table, as text. */
    String dump() {
        StringBuilder text = new StringBuilder();
        try (Connection connection = pool.getConnection();
                ResultSet tables = connection
                        .getMetaData()
                        .getTables(null, connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                text.append(table).append('\n');
                rows("SELECT * FROM " + table).forEach(row -> text.append(row).append('\n'));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes
                ? new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                : String.valueOf(value);
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
        folder.ifPresent(TestDatabase::delete);
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
