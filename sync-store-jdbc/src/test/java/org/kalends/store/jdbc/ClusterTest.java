package org.kalends.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.core.SyncWorker;

/** Several nodes on one PostgreSQL. */
class ClusterTest {

    private static final PairId PAIR = new PairId("pair");
    private static final Duration HOLD = Duration.ofMinutes(5);
    private static final Clock CLOCK = Clock.systemUTC();

    private final TestDatabase database = TestDatabase.of(TestDatabase.Kind.POSTGRESQL);
    private final Queue<ClusteredJobQueue> nodes = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    /** What a node does with a pair. */
    private interface Run {
        void of(PairId pair) throws Exception;
    }

    @AfterEach
    void stop() {
        nodes.forEach(ClusteredJobQueue::close);
        database.close();
    }

    @Test
    void aPairRunsOnOneNodeAtATimeAndAfterEveryDoorbell() {
        Map<PairId, Semaphore> running = new ConcurrentHashMap<>();
        Map<PairId, Instant> lastStart = new ConcurrentHashMap<>();
        AtomicInteger overlaps = new AtomicInteger();
        AtomicInteger runs = new AtomicInteger();
        Run run = pair -> {
            Semaphore turn = running.computeIfAbsent(pair, id -> new Semaphore(1));
            boolean alone = turn.tryAcquire();
            overlaps.addAndGet(alone ? 0 : 1);
            lastStart.put(pair, CLOCK.instant());
            runs.incrementAndGet();
            assertThat(new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS)).isFalse();
            turn.release(alone ? 1 : 0);
        };
        ClusteredJobQueue one = node(run);
        ClusteredJobQueue two = node(run);
        List<PairId> pairs =
                IntStream.range(0, 10).mapToObj(i -> new PairId("pair-" + i)).toList();
        Map<PairId, Instant> lastRing = new HashMap<>();
        for (int round = 0; round < 20; round++) {
            for (PairId pair : pairs) {
                ClusteredJobQueue rung = round % 2 == 0 ? one : two;
                lastRing.put(pair, CLOCK.instant());
                rung.request(pair, CLOCK.instant());
            }
        }

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(one.nextDue()).isEmpty();
            lastRing.forEach((pair, at) -> assertThat(lastStart.get(pair)).isAfterOrEqualTo(at));
        });
        assertThat(overlaps).hasValue(0);
        assertThat(runs.get()).as("doorbells become fewer runs").isBetween(pairs.size(), 20 * pairs.size());
        assertThat(database.rows("SELECT task_instance FROM kalends_schedule WHERE task_name = 'kalends-pair'"))
                .as("nothing is left behind")
                .isEmpty();
    }

    @Test
    void aDoorbellDuringARunOnAnotherNodeCausesAnotherRun() throws Exception {
        CountDownLatch rung = new CountDownLatch(1);
        CountDownLatch started = new CountDownLatch(1);
        AtomicInteger runs = new AtomicInteger();
        Run run = pair -> {
            runs.incrementAndGet();
            started.countDown();
            rung.await();
        };
        ClusteredJobQueue one = node(run);
        ClusteredJobQueue two = node(run);
        one.request(PAIR, CLOCK.instant());
        started.await();
        two.request(PAIR, CLOCK.instant());
        two.request(PAIR, CLOCK.instant());
        rung.countDown();

        await().atMost(Duration.ofSeconds(10)).until(() -> one.nextDue().isEmpty());
        assertThat(runs).hasValue(2);
    }

    @Test
    void aPairRunsAgainWhenItsRunSaidSoAndAnEarlierRequestComesFirst() {
        Queue<Instant> starts = new ConcurrentLinkedQueue<>();
        ClusteredJobQueue node = new ClusteredJobQueue(database.newPool(), CLOCK, 2);
        nodes.add(node);
        node.start(() -> node.take(CLOCK.instant(), HOLD).ifPresent(job -> {
            starts.add(CLOCK.instant());
            node.complete(job, Optional.of(CLOCK.instant().plus(Duration.ofHours(6))));
        }));
        node.request(PAIR, CLOCK.instant());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> starts.size() == 1 && node.nextDue().orElseThrow().isAfter(CLOCK.instant()));
        node.request(PAIR, CLOCK.instant());

        await().atMost(Duration.ofSeconds(10)).until(() -> starts.size() == 2);
    }

    @Test
    void aRequestThatComesBetweenTheLastLookAtAJobAndTheEndOfItsExecutionIsNotLost() {
        HookedDatabase hooked = new HookedDatabase(database.newPool());
        JdbcJobQueue elsewhere = new JdbcJobQueue(database.pool());
        AtomicInteger ends = new AtomicInteger();
        hooked.beforeStatement = sql -> {
            if (sql.startsWith("delete from kalends_schedule") && ends.incrementAndGet() == 1) {
                elsewhere.request(PAIR, CLOCK.instant());
            }
        };
        AtomicInteger runs = new AtomicInteger();
        node(hooked, pair -> runs.incrementAndGet()).request(PAIR, CLOCK.instant());

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(runs).hasValue(2));
    }

    @Test
    void workersOfTheEngineRunOnItUnchanged() {
        TestWorld world = new TestWorld(database.newPool(), PairPolicy.twoWay());
        for (int i = 0; i < 2; i++) {
            ClusteredJobQueue node = new ClusteredJobQueue(database.newPool(), world.clock, 2);
            nodes.add(node);
            SyncWorker worker = new SyncWorker(world.engine, world.store, node, world.clock, Duration.ofHours(1), HOLD);
            node.start(worker::runNext);
            world.a.add(TestWorld.event("event", 7 + i));
            worker.doorbell(world.a.ref());
            int copies = i + 1;
            await().atMost(Duration.ofSeconds(10)).until(() -> world.b.events().size() == copies);
        }
    }

    @Test
    void aRequestThatANodeStoredJustBeforeItDiedIsFound() {
        new JdbcJobQueue(database.pool()).request(PAIR, CLOCK.instant().minus(Duration.ofMinutes(1)));
        AtomicInteger runs = new AtomicInteger();
        node(pair -> runs.incrementAndGet());

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(runs).hasValue(1));
    }

    @Test
    void thePairOfANodeThatWasKilledRunsElsewhereWithinThirtySeconds() throws Exception {
        File log = folder.resolve("node.log").toFile();
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeThatHangs.class.getName(),
                        database.url())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            JobQueue queue = new JdbcJobQueue(database.pool());
            queue.request(PAIR, CLOCK.instant().minus(Duration.ofMinutes(1)));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> database.rows("SELECT ticket FROM kalends_job").equals(List.of("1|")));
        } finally {
            other.destroyForcibly().waitFor();
        }
        Instant killed = CLOCK.instant();
        Queue<Instant> starts = new ConcurrentLinkedQueue<>();
        node(pair -> starts.add(CLOCK.instant()));

        await().atMost(Duration.ofSeconds(40)).until(() -> !starts.isEmpty());
        Duration takeover = Duration.between(killed, starts.element());
        System.out.println("cluster: a killed node's pair ran elsewhere after " + takeover.toMillis() + " ms");
        assertThat(takeover).isLessThan(Duration.ofSeconds(ClusteredJobQueue.TAKEOVER_SECONDS));
    }

    private ClusteredJobQueue node(Run run) {
        return node(database.newPool(), run);
    }

    private ClusteredJobQueue node(DataSource pool, Run run) {
        ClusteredJobQueue node = new ClusteredJobQueue(pool, CLOCK, 4);
        nodes.add(node);
        node.start(() -> node.take(CLOCK.instant(), HOLD).ifPresent(job -> {
            try {
                run.of(job.pair());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            } finally {
                node.complete(job, Optional.empty());
            }
        }));
        return node;
    }
}
