package org.kalends.examples.cluster;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.SyncPair;
import org.kalends.core.SyncEngine;
import org.kalends.core.SyncListener;
import org.kalends.store.jdbc.ClusteredJobQueue;
import org.kalends.store.jdbc.JdbcSchema;
import org.kalends.store.jdbc.JdbcSyncStore;

/**
 * Two processes on one PostgreSQL keep pairs in step while somebody edits all the time and rings a doorbell for each edit. One is killed
 * again and again, and one is stopped for longer than its leases and woken up. Nothing polls, so a doorbell that is lost leaves a pair
 * apart for good.
 */
final class ClusterDrill {

    private static final int NODES = 2;
    private static final int EVENTS = 4;
    private static final Duration LONGEST_CATCHING_UP = Duration.ofMinutes(3);

    private final Random random;
    private final String url;
    private final int pairs;
    private final Tables tables;
    private final TableCalendars calendars;
    private final ClusteredJobQueue doorbells;
    private final JdbcSyncStore store;
    private final List<Process> nodes = new ArrayList<>();
    private int edits;

    private ClusterDrill(String url, HikariDataSource pool, int pairs, long seed) {
        this.random = new Random(seed);
        this.url = url;
        this.pairs = pairs;
        new JdbcSchema(pool).migrate();
        this.tables = new Tables(pool);
        tables.create();
        this.calendars = new TableCalendars(tables, 0);
        this.store = new JdbcSyncStore(pool, Clock.systemUTC());
        this.doorbells = new ClusteredJobQueue(pool, Clock.systemUTC(), 1);
    }

    /** Takes the numbers of pairs, kills and stops, and optionally a seed. */
    public static void main(String[] args) throws Exception {
        if (args.length < 3) {
            System.err.println("usage: cluster-drill PAIRS KILLS STOPS [SEED]");
            System.exit(2);
        }
        long seed = args.length > 3 ? Long.parseLong(args[3]) : System.nanoTime();
        System.out.println("seed " + seed);
        boolean passed;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("idle_in_transaction_session_timeout", "10s")
                        .start();
                HikariDataSource pool = ClusterNode.pool(postgres.getJdbcUrl("postgres", "postgres"), 10)) {
            ClusterDrill drill = new ClusterDrill(
                    postgres.getJdbcUrl("postgres", "postgres"), pool, Integer.parseInt(args[0]), seed);
            passed = drill.run(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        }
        System.out.println(passed ? "PASSED" : "FAILED");
        System.exit(passed ? 0 : 1);
    }

    private boolean run(int kills, int stops) throws IOException, InterruptedException {
        addPairs();
        for (int i = 0; i < NODES; i++) {
            nodes.add(start(i));
        }
        System.out.println(pairs + " pairs, first copies after " + catchUp() + " s");
        for (int i = 0; i < kills; i++) {
            edit(Duration.ofMillis(500L + random.nextInt(3_000)));
            int victim = random.nextInt(NODES);
            nodes.get(victim).destroyForcibly().waitFor();
            edit(Duration.ofMillis(500));
            nodes.set(victim, start(victim));
        }
        System.out.println(kills + " processes killed, " + edits + " edits so far, in step after " + catchUp() + " s");
        for (int i = 0; i < stops; i++) {
            edit(Duration.ofMillis(500L + random.nextInt(1_000)));
            long victim = nodes.get(random.nextInt(NODES)).pid();
            signal(victim, "STOP");
            edit(ClusterNode.HOLD.plusSeconds(20L + random.nextInt(5)));
            signal(victim, "CONT");
        }
        System.out.println(stops + " processes stopped for longer than a lease, " + edits
                + " edits so far, in step after " + catchUp() + " s");
        Map<String, Integer> findings = findings();
        findings.put("overlapping effective runs", overlaps());
        long runs = count("SELECT COUNT(*) FROM drill_run WHERE ended IS NOT NULL");
        long cut = count("SELECT COUNT(*) FROM drill_run WHERE ended IS NULL");
        long stale = count("SELECT COUNT(*) FROM drill_stale");
        System.out.println(runs + " runs, " + cut + " cut off, " + stale + " stale writes rejected");
        System.out.println(findings);
        nodes.forEach(Process::destroyForcibly);
        if (stops > 0 && stale == 0) {
            System.out.println("no stop met a run in the middle, so nothing is shown: try again, with more stops");
            return false;
        }
        return findings.values().stream().allMatch(number -> number == 0);
    }

    private void addPairs() {
        SyncEngine engine = ClusterNode.engine(store, calendars, SyncListener.NONE);
        for (int i = 0; i < pairs; i++) {
            tables.update(
                    "INSERT INTO drill_calendar VALUES (?, 0), (?, 0)", left(i).calendarId(), right(i).calendarId());
            engine.add(new SyncPair(
                    pair(i), left(i), right(i), ZoneOffset.UTC, PairPolicy.twoWay(), SyncPair.Status.ACTIVE));
            for (int k = 0; k < EVENTS; k++) {
                Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(k + 1L, ChronoUnit.DAYS);
                type(i, k % 2 == 0 ? left(i) : right(i), new EventKey("made-" + k), start);
            }
        }
    }

    /** Edits for some time. */
    private void edit(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            int i = random.nextInt(pairs);
            CalendarRef calendar = random.nextBoolean() ? left(i) : right(i);
            List<RemoteEvent> events = calendars.all(calendar);
            if (!events.isEmpty()) {
                RemoteEvent event = events.get(random.nextInt(events.size()));
                type(i, calendar, event.key(), Instant.now());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** A person types a title that no other event has, and the service notices. */
    private void type(int i, CalendarRef calendar, EventKey key, Instant start) {
        calendars.type(calendar, key, "title " + edits++, start);
        doorbells.request(pair(i), Instant.now());
    }

    /** Waits until all pairs are in step and returns how many seconds that took, or -1 when they never were. */
    private long catchUp() throws InterruptedException {
        Instant begin = Instant.now();
        while (Duration.between(begin, Instant.now()).compareTo(LONGEST_CATCHING_UP) < 0) {
            if (findings().values().stream().allMatch(number -> number == 0)) {
                return Duration.between(begin, Instant.now()).toSeconds();
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return -1;
    }

    /** Returns what is wrong. */
    private Map<String, Integer> findings() {
        Map<String, Integer> findings = new TreeMap<>(Map.of("duplicates", 0, "missing", 0, "pairs apart", 0));
        for (int i = 0; i < pairs; i++) {
            List<String> left = titles(left(i));
            List<String> right = titles(right(i));
            int more = Math.max(left.size(), right.size()) - EVENTS;
            int less = EVENTS - Math.min(left.size(), right.size());
            findings.merge("duplicates", Math.max(more, 0), Integer::sum);
            findings.merge("missing", Math.max(less, 0), Integer::sum);
            findings.merge("pairs apart", left.equals(right) ? 0 : 1, Integer::sum);
        }
        return findings;
    }

    private List<String> titles(CalendarRef calendar) {
        return calendars.all(calendar).stream()
                .map(event -> event.event().title())
                .sorted()
                .toList();
    }

    /** Returns how many runs of a pair that ended well held it at the same time. */
    private int overlaps() {
        return (int) count("""
                SELECT COUNT(*) FROM drill_run one JOIN drill_run other ON one.pair = other.pair AND one.id < other.id
                WHERE one.ended IS NOT NULL AND other.ended IS NOT NULL AND one.began < other.ended AND other.began < one.ended
                """);
    }

    private long count(String sql) {
        return tables.list(sql, row -> row.getLong(1)).get(0);
    }

    private Process start(int number) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ClusterNode.class.getName(),
                        url,
                        "node-" + number)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void signal(long process, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process)).start().waitFor();
    }

    private static PairId pair(int i) {
        return new PairId("pair-" + i);
    }

    private static CalendarRef left(int i) {
        return new CalendarRef(TableCalendars.ID, new AccountId("account-" + i), "left-" + i);
    }

    private static CalendarRef right(int i) {
        return new CalendarRef(TableCalendars.ID, new AccountId("account-" + i), "right-" + i);
    }
}
