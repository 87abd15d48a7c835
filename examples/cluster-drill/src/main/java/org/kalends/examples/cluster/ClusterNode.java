package org.kalends.examples.cluster;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.kalends.api.store.PairId;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.StaleLeaseException;
import org.kalends.core.Installation;
import org.kalends.core.SyncEngine;
import org.kalends.core.SyncListener;
import org.kalends.core.SyncWorker;
import org.kalends.store.jdbc.ClusteredJobQueue;
import org.kalends.store.jdbc.JdbcSyncStore;

/** One node: runs pairs as long as it lives, and keeps a diary of its runs. */
final class ClusterNode {

    static final Duration HOLD = Duration.ofSeconds(10);

    /** Longer than any drill: what no doorbell asks for does not run. */
    private static final Duration POLL = Duration.ofDays(1);

    private static final int THREADS = 4;
    private static final long DELAY_MILLIS = 60;

    private ClusterNode() {}

    /** Takes the address of the database and the name of the node. */
    public static void main(String[] args) throws InterruptedException {
        String node = args[1];
        HikariDataSource pool = pool(args[0], THREADS * 2 + 4);
        Tables tables = new Tables(pool);
        JdbcSyncStore store = new JdbcSyncStore(pool, Clock.systemUTC());
        SyncEngine engine = engine(store, new TableCalendars(tables, DELAY_MILLIS), new Diary(tables, node));
        ClusteredJobQueue queue = new ClusteredJobQueue(pool, Clock.systemUTC(), THREADS);
        SyncWorker worker = new SyncWorker(engine, store, queue, Clock.systemUTC(), POLL, HOLD);
        queue.start(() -> {
            try {
                worker.runNext();
            } catch (StaleLeaseException e) {
                tables.update(
                        "INSERT INTO drill_stale VALUES (?, ?, clock_timestamp())",
                        node,
                        String.valueOf(e.getMessage()));
                throw e;
            }
        });
        System.out.println(node + " runs");
        new CountDownLatch(1).await();
    }

    static SyncEngine engine(JdbcSyncStore store, TableCalendars calendars, SyncListener listener) {
        byte[] secret = "the-secret-of-the-cluster-drill!".getBytes(StandardCharsets.US_ASCII);
        return SyncEngine.builder(new Installation("drill", secret), store)
                .provider(calendars)
                .listener(listener)
                .hold(HOLD)
                .build();
    }

    static HikariDataSource pool(String url, int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    /** Writes down when a run began to hold its pair, and that it ended well, before it lets go. */
    private record Diary(Tables tables, String node, ThreadLocal<Long> open) implements SyncListener {

        Diary(Tables tables, String node) {
            this(tables, node, new ThreadLocal<>());
        }

        @Override
        public void started(PairId pair) {
            open.set(tables.list(
                            "INSERT INTO drill_run (node, pair, began) VALUES (?, ?, clock_timestamp()) RETURNING id",
                            row -> row.getLong(1),
                            node,
                            pair.value())
                    .get(0));
        }

        @Override
        public void ended(RunReport report) {
            tables.update("UPDATE drill_run SET ended = clock_timestamp() WHERE id = ?", open.get());
        }
    }
}
