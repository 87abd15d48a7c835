package org.kalends.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kalends.api.store.Lease;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.Progress;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.StoreException;
import org.kalends.api.store.SyncPair;

/** The database fails: a clear word, nothing lost, nothing doubled. */
class FailuresTest {

    private static final Duration HOLD = Duration.ofMinutes(5);
    private static final String WAITING =
            "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'UPDATE kalends_pair%'";

    @ParameterizedTest
    @EnumSource
    void aDatabaseThatGoesAwayAtAnyStatementOfARunLosesAndDoublesNothing(TestDatabase.Kind kind) {
        int failures = 0;
        for (int nth = 1; nth <= failures + 1; nth++) {
            int[] left = {nth};
            failures += failsOnce(kind, database -> database.beforeStatement = sql -> gone(left)) ? 1 : 0;
        }
        assertThat(failures).as("statements of two runs").isGreaterThan(40);
    }

    @ParameterizedTest
    @EnumSource
    void aCommitOfWhichNobodyKnowsLosesAndDoublesNothing(TestDatabase.Kind kind) {
        int failures = 0;
        for (int nth = 1; nth <= failures + 1; nth++) {
            int[] left = {nth};
            failures += failsOnce(kind, database -> database.afterCommit = sql -> gone(left)) ? 1 : 0;
        }
        assertThat(failures).as("commits of two runs").isGreaterThan(20);
    }

    /** Lives on a database with a fault, returns whether it struck, and checks what remains. */
    private static boolean failsOnce(TestDatabase.Kind kind, java.util.function.Consumer<HookedDatabase> fault) {
        try (TestDatabase database = TestDatabase.of(kind)) {
            HookedDatabase hooked = new HookedDatabase(database.pool());
            TestWorld world = new TestWorld(hooked, PairPolicy.twoWay());
            world.a.add(TestWorld.event("one", 7));
            world.b.add(TestWorld.event("two", 8));
            fault.accept(hooked);
            boolean failed = runFails(world);
            world.a.add(TestWorld.event("three", 9));
            failed |= runFails(world);
            hooked.heal();
            assertThat(world.run().outcome()).isEqualTo(RunReport.Outcome.SUCCEEDED);
            assertThat(world.run().writes()).as("a run after a run").isZero();
            List<String> all = List.of("one title", "three title", "two title");
            assertThat(TestWorld.titles(world.a)).isEqualTo(all);
            assertThat(TestWorld.titles(world.b)).isEqualTo(all);
            assertThat(world.store.activeLinks(TestWorld.PAIR)).isEqualTo(3);
            assertThat(world.store.intents(TestWorld.PAIR)).isEmpty();
            return failed;
        }
    }

    private static boolean runFails(TestWorld world) {
        try {
            world.run();
            return false;
        } catch (StoreException e) {
            assertThat(e).hasMessageContaining("cannot be reached").hasMessageContaining("08006");
            return true;
        }
    }

    private static void gone(int[] left) throws SQLException {
        if (--left[0] == 0) {
            throw new SQLException("told to be gone", "08006");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "53100, make room",
        "53300, make room",
        "57P01, shutting down",
        "25006, primary",
        "42P01, apply the schema",
        "42501, may not do this",
        "28P01, user or password",
        "XX000, the database failed"
    })
    void aRefusalSaysWhatToDoAndLeavesNothingBehind(String state, String advice) {
        try (TestDatabase database = TestDatabase.of(TestDatabase.Kind.H2)) {
            HookedDatabase hooked = new HookedDatabase(database.pool());
            TestWorld world = new TestWorld(hooked, PairPolicy.twoWay());
            Lease lease = world.store.lease(TestWorld.PAIR, HOLD).orElseThrow();
            AtomicInteger attempts = new AtomicInteger();
            hooked.beforeStatement = sql -> refuse(sql, "UPDATE kalends_pair", state, attempts, 99);
            Progress progress = new Progress(Optional.empty(), Optional.empty(), Optional.of(Instant.EPOCH));
            assertThatThrownBy(() -> world.store.advance(lease, progress))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContainingAll(advice, state);

            assertThat(attempts).as("not tried again").hasValue(1);
            hooked.heal();
            assertThat(world.store.progress(TestWorld.PAIR)).isEqualTo(Progress.NONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40P01", "40001", "23505", "90131"})
    void whatAnotherTransactionHasUndoneIsDoneAgainOnceAndForAll(String state) {
        try (TestDatabase database = TestDatabase.of(TestDatabase.Kind.H2)) {
            HookedDatabase hooked = new HookedDatabase(database.pool());
            TestWorld world = new TestWorld(hooked, PairPolicy.twoWay());
            Lease lease = world.store.lease(TestWorld.PAIR, HOLD).orElseThrow();
            AtomicInteger attempts = new AtomicInteger();
            hooked.beforeStatement = sql -> refuse(sql, "DELETE FROM kalends_report", state, attempts, 3);
            world.store.report(lease, report(), Optional.of(SyncPair.Status.PAUSED));

            assertThat(attempts).hasValue(4);
            assertThat(world.store.reports(TestWorld.PAIR, 10)).containsExactly(report());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"40P01", "40001", "23505"})
    void tryingAgainEnds(String state) {
        try (TestDatabase database = TestDatabase.of(TestDatabase.Kind.H2)) {
            HookedDatabase hooked = new HookedDatabase(database.pool());
            TestWorld world = new TestWorld(hooked, PairPolicy.twoWay());
            AtomicInteger attempts = new AtomicInteger();
            hooked.beforeCommit = sql -> refuse(sql, "commit", state, attempts, Integer.MAX_VALUE);

            assertThatThrownBy(() -> world.store.pair(TestWorld.PAIR))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContainingAll("run again", state);
            assertThat(attempts).hasValue(10);
        }
    }

    @Test
    void aRealDeadlockIsSurvived() throws Exception {
        try (TestDatabase database = TestDatabase.of(TestDatabase.Kind.POSTGRESQL);
                Connection stranger = database.pool().getConnection();
                Statement statement = stranger.createStatement()) {
            HookedDatabase hooked = new HookedDatabase(database.newPool());
            TestWorld world = new TestWorld(hooked, PairPolicy.twoWay());
            Lease lease = world.store.lease(TestWorld.PAIR, HOLD).orElseThrow();
            AtomicInteger attempts = new AtomicInteger();
            hooked.beforeStatement = sql -> refuse(sql, "INSERT INTO kalends_report", "none", attempts, 0);
            stranger.setAutoCommit(false);
            statement.execute("SET deadlock_timeout = '1min'");
            statement.execute("UPDATE kalends_pair SET zone = zone");
            ExecutorService thread = Executors.newSingleThreadExecutor();
            try {
                Future<Boolean> stored = thread.submit(() -> {
                    world.store.report(lease, report(), Optional.of(SyncPair.Status.PAUSED));
                    return true;
                });
                await().until(() -> !database.rows(WAITING).isEmpty());
                statement.execute("UPDATE kalends_lease SET epoch = epoch");
                stranger.commit();
                assertThat(stored.get()).isTrue();
            } finally {
                thread.shutdownNow();
            }
            assertThat(attempts)
                    .as("the store was the one that PostgreSQL chose")
                    .hasValue(2);
            assertThat(world.store.reports(TestWorld.PAIR, 10)).containsExactly(report());
        }
    }

    @ParameterizedTest
    @EnumSource
    void requestsForANewPairThatMeetBecomeOneJob(TestDatabase.Kind kind) throws Exception {
        try (TestDatabase database = TestDatabase.of(kind)) {
            JdbcJobQueue queue = new JdbcJobQueue(database.pool());
            ExecutorService threads = Executors.newFixedThreadPool(6);
            try {
                for (int round = 0; round < 30; round++) {
                    PairId pair = new PairId("pair-" + round);
                    Callable<Boolean> request = () -> {
                        queue.request(pair, Instant.EPOCH);
                        return true;
                    };
                    for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(6, request))) {
                        assertThat(done.get()).isTrue();
                    }
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(database.rows("SELECT COUNT(*) FROM kalends_job")).containsExactly("30|");
        }
    }

    private static void refuse(String sql, String what, String state, AtomicInteger attempts, int times)
            throws SQLException {
        if (sql.startsWith(what) && attempts.incrementAndGet() <= times) {
            throw new SQLException("told to refuse", state);
        }
    }

    private static RunReport report() {
        return StoreSamples.report(TestWorld.PAIR);
    }
}
