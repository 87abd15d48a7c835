package org.kalends.store.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.Lease;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkChanges;
import org.kalends.api.store.LinkId;
import org.kalends.api.store.PairId;
import org.kalends.api.store.Side;

/**
 * Fills a PostgreSQL with pairs and links, lets the stores do what a run does, and prints how PostgreSQL went about each statement.
 *
 * <p>Not part of the build: {@code java -cp <test class path> org.kalends.store.jdbc.QueryPlans 100000 100}. Takes some 20 minutes and 30 GB.
 */
final class QueryPlans {

    private static final String PAIRS = """
            INSERT INTO kalends_pair (id, provider_a, account_a, calendar_a, provider_b, account_b, calendar_b, zone, policy, status)
            SELECT 'pair-' || p, 'google', 'account-' || p, 'calendar', 'm365', 'account-' || (p + 1), 'calendar', 'Europe/Berlin',
              (SELECT policy FROM kalends_pair WHERE id = 'sample'), 'ACTIVE'
            FROM generate_series(1, %1$d) p
            """;

    private static final String LINKS = """
            INSERT INTO kalends_link (pair_id, id, original_side, state, generation, uid_hash, key_a, series_a, key_b, series_b, ends)
            SELECT 'pair-' || p, md5('link-' || l), 'A', 'ACTIVE', 0, md5('uid-' || l), pg_temp.digest('a-' || l),
              CASE WHEN l %% 2 = 0 THEN pg_temp.digest('series-' || l / 10) END, pg_temp.digest('b-' || l), NULL,
              replace(sample.ends, 'sample-key', 'key-' || l)
            FROM generate_series(1, %1$d) p, generate_series(1, %2$d) l,
              (SELECT ends FROM kalends_link WHERE pair_id = 'sample') sample
            """;

    private static final String DIGEST = """
            CREATE FUNCTION pg_temp.digest(key TEXT) RETURNS TEXT IMMUTABLE LANGUAGE SQL RETURN
              translate(encode(substring(sha256(convert_to(key, 'UTF8')), 1, 16), 'base64'), '+/=', '-_')
            """;

    private static final List<String> REST = List.of(
            "INSERT INTO kalends_lease (pair_id, epoch) SELECT 'pair-' || p, 1 FROM generate_series(1, %1$d) p",
            "INSERT INTO kalends_job (pair_id, due) SELECT 'pair-' || p, now() + p * interval '1 s' - interval '1 h' "
                    + "FROM generate_series(1, %1$d) p",
            "INSERT INTO kalends_report (pair_id, report) SELECT 'pair-' || p, '{}' FROM generate_series(1, %1$d) p, "
                    + "generate_series(1, 10)",
            "INSERT INTO kalends_token (account, revision, encrypted) SELECT 'account-' || p, 1, '\\x01' "
                    + "FROM generate_series(1, %1$d) p");

    private static final String INDEXES =
            "SELECT %s FROM pg_indexes WHERE tablename LIKE 'kalends%%' AND indexdef NOT LIKE '%%UNIQUE%%' ORDER BY indexname";

    private QueryPlans() {}

    public static void main(String[] arguments) throws Exception {
        int pairs = Integer.parseInt(arguments[0]);
        int linksPerPair = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("kalends-plans");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setServerConfig("shared_buffers", "2GB")
                .setServerConfig("maintenance_work_mem", "1GB")
                .setServerConfig("max_wal_size", "20GB")
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0")
                .setServerConfig("fsync", "off")
                .setPGStartupWait(Duration.ofMinutes(1))
                .start()) {
            DataSource database = server.getPostgresDatabase();
            new JdbcSchema(database).migrate();
            fill(database, pairs, linksPerPair);
            explain(explaining(database), database, "pair-" + pairs / 2, linksPerPair);
        }
    }

    private static void fill(DataSource database, int pairs, int linksPerPair) throws SQLException {
        new JdbcSyncStore(database, Clock.systemUTC()).savePair(StoreSamples.pair("sample"));
        Lease lease = new JdbcSyncStore(database, Clock.systemUTC())
                .lease(new PairId("sample"), Duration.ofMinutes(1))
                .orElseThrow();
        Link sample = StoreSamples.link("sample", "sample-key");
        new JdbcSyncStore(database, Clock.systemUTC())
                .store(lease, new LinkChanges(List.of(sample), List.of(), List.of()));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute(DIGEST);
            List<String> indexes = column(statement, INDEXES.formatted("indexdef"));
            for (String name : column(statement, INDEXES.formatted("indexname"))) {
                statement.execute("DROP INDEX " + name);
            }
            timed(statement, PAIRS.formatted(pairs));
            timed(statement, LINKS.formatted(pairs, linksPerPair));
            for (String sql : REST) {
                timed(statement, sql.formatted(pairs));
            }
            for (String index : indexes) {
                timed(statement, index);
            }
            timed(statement, "VACUUM ANALYZE");
            System.out.println(column(statement, "SELECT 'links: ' || count(*) FROM kalends_link"));
            System.out.println(column(
                    statement, "SELECT 'table kalends_link: ' || pg_size_pretty(pg_table_size('kalends_link'))"));
            System.out.println(
                    column(statement, "SELECT 'its indexes: ' || pg_size_pretty(pg_indexes_size('kalends_link'))"));
        }
    }

    private static List<String> column(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static void timed(Statement statement, String sql) throws SQLException {
        long before = System.nanoTime();
        statement.execute(sql);
        long seconds = Duration.ofNanos(System.nanoTime() - before).toSeconds();
        System.out.println(seconds + " s: " + sql.strip().lines().findFirst().orElseThrow());
    }

    /** What a run and the screens of a host ask for. */
    private static void explain(DataSource explaining, DataSource database, String name, int links) {
        JdbcSyncStore store = new JdbcSyncStore(explaining, Clock.systemUTC());
        JdbcJobQueue queue = new JdbcJobQueue(explaining);
        PairId pair = new PairId(name);
        System.out.println("\n== JobQueue.take, complete, request");
        JobQueue.Job job = queue.take(Instant.now(), Duration.ofMinutes(5)).orElseThrow();
        queue.request(job.pair(), Instant.now());
        queue.complete(job, Optional.of(Instant.now()));
        queue.nextDue();
        System.out.println("\n== SyncStore.lease");
        Lease lease = store.lease(pair, Duration.ofMinutes(5)).orElseThrow();
        System.out.println("\n== SyncStore.linksByKey, 50 keys");
        store.linksByKey(pair, Side.A, keys("a-"));
        System.out.println("\n== SyncStore.linksBySeries, 50 series");
        store.linksBySeries(pair, Side.A, keys("series-"));
        System.out.println("\n== SyncStore.linksByUid");
        store.linksByUid(pair, Side.A, List.of("one", "two"));
        System.out.println("\n== SyncStore.linksById");
        List<Link> page = new JdbcSyncStore(database, Clock.systemUTC()).links(pair, Optional.empty(), links);
        store.linksById(pair, page.stream().map(Link::id).limit(50).toList());
        System.out.println("\n== SyncStore.links, a page");
        store.links(pair, Optional.of(new LinkId("8")), 20);
        System.out.println("\n== SyncStore.activeLinks");
        store.activeLinks(pair);
        System.out.println("\n== SyncStore.store, one link");
        store.store(lease, new LinkChanges(page.subList(0, 1), List.of(new LinkId("none")), List.of("none")));
        System.out.println("\n== SyncStore.pairs, a page");
        store.pairs(Optional.of(pair), 50);
        System.out.println("\n== SyncStore.pairsOf");
        store.pairsOf(new AccountId("account-77"));
        System.out.println("\n== SyncStore.report");
        store.report(lease, StoreSamples.report(pair), Optional.empty());
    }

    private static List<EventKey> keys(String prefix) {
        return IntStream.range(1, 51).mapToObj(i -> new EventKey(prefix + i)).toList();
    }

    /** Returns the database with every statement explained, with the values it is run with, before it is run. */
    private static DataSource explaining(DataSource database) {
        return proxy(DataSource.class, (proxy, method, arguments) -> {
            Object answer = call(database, method, arguments);
            return answer instanceof Connection connection ? explaining(connection) : answer;
        });
    }

    private static Connection explaining(Connection connection) {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object answer = call(connection, method, arguments);
            if (answer instanceof PreparedStatement statement) {
                String sql = (String) arguments[0];
                return explaining(statement, connection.prepareStatement("EXPLAIN (ANALYZE, BUFFERS) " + sql), sql);
            }
            return answer;
        });
    }

    private static PreparedStatement explaining(PreparedStatement statement, PreparedStatement explain, String sql) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            String name = method.getName();
            if (name.startsWith("set")) {
                call(explain, method, arguments);
            } else if (List.of("executeQuery", "executeUpdate", "addBatch").contains(name)) {
                System.out.println("\n" + sql.strip());
                try (ResultSet plan = explain.executeQuery()) {
                    while (plan.next()) {
                        System.out.println("    " + plan.getString(1));
                    }
                }
            }
            return call(statement, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
