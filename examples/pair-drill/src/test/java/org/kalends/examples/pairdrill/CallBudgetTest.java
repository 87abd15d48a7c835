package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.core.SyncWorker;
import org.kalends.core.TestClock;

/** How many requests a run costs at Microsoft 365, counted on the wire. Requests are the user's quota. */
class CallBudgetTest {

    private static final LocalDateTime FIRST = Meetings.DAY.atTime(8, 0);
    private static final int PAGE = 200;
    private static final int BATCH = 20;

    private final TestClock clock = new TestClock(Pair.BEGIN);
    private final DrillWorld world = new DrillWorld(clock, PairPolicy.twoWay(), DrillWorld.Accounts.M365_AND_M365);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aFirstSyncOfAThousandEventsReadsPagesAndWritesTwentyAtATime() {
        world.a().add(1_000, FIRST);

        Tally first = world.run();

        assertThat(first.report().forward().created()).isEqualTo(1_000);
        assertThat(reads(first.a())).as("pages of the source").isLessThanOrEqualTo(1_000 / PAGE + 2);
        assertThat(batches(first.a())).as("%s", first.a()).isZero();
        assertThat(batches(first.b())).as("%s", first.b()).isEqualTo(1_000 / BATCH);
        assertThat(reads(first.b())).as("reads of the empty target").isEqualTo(1);
        assertThat(world.run().report().writes()).as("a run after a run").isZero();
    }

    @Test
    void anIdleRunAsksOnceASide() {
        settle(30);

        Tally idle = world.run();

        assertThat(idle.report().outcome()).isEqualTo(RunReport.Outcome.SUCCEEDED);
        assertThat(idle.a()).hasSize(1).allSatisfy(CallBudgetTest::isOneDelta);
        assertThat(idle.b()).hasSize(1).allSatisfy(CallBudgetTest::isOneDelta);
    }

    @Test
    void theRunAfterOwnWritesAsksOnceASide() {
        world.a().add(50, FIRST);
        world.run();

        Tally echo = world.run();

        assertThat(echo.report().writes()).isZero();
        assertThat(echo.a()).hasSize(1).allSatisfy(CallBudgetTest::isOneDelta);
        assertThat(echo.b()).hasSize(1).allSatisfy(CallBudgetTest::isOneDelta);
    }

    @Test
    void changesCostOnePageOnTheirSideAndABatchForEachTwentyOnTheOther() {
        List<String> ids = settle(60);
        ids.subList(0, 45).forEach(id -> world.a().retitle(id, "Edited"));

        Tally run = world.run();

        assertThat(run.report().forward().updated()).isEqualTo(45);
        assertThat(reads(run.a())).as("%s", run.a()).isEqualTo(1);
        assertThat(batches(run.a())).as("%s", run.a()).isLessThanOrEqualTo(3);
        assertThat(reads(run.b())).as("%s", run.b()).isEqualTo(1);
        assertThat(batches(run.b())).as("%s", run.b()).isEqualTo(3);
    }

    /** What the original says is not stored anywhere else: it is read before it is written. */
    @Test
    void oneChangeOfACopyCostsOneReadAndOneWriteOnTheOriginalsSide() {
        settle(10);
        String copy = world.b().ids().get(0);
        world.b().retitle(copy, "Edited");

        Tally run = world.run();

        assertThat(run.report().back().updated()).isEqualTo(1);
        assertThat(reads(run.a())).as("%s", run.a()).isEqualTo(2);
        assertThat(batches(run.a())).as("%s", run.a()).isEqualTo(1);
        assertThat(reads(run.b()) + batches(run.b()))
                .as("the feed and a look at the copy, %s", run.b())
                .isEqualTo(2);
    }

    @Test
    void anIdleDayWithDoorbellsCostsNothingButRenewals() throws IOException {
        settle(10);
        SyncWorker worker = world.worker(Duration.ofDays(2));
        try (DoorbellReceiver receiver = new DoorbellReceiver(world.notifications(world.a()), worker::doorbell)) {
            receiver.watch(world.a().calendar());
            receiver.watch(world.b().calendar());
            world.forgetRequests();

            for (int hour = 1; hour <= 24; hour++) {
                clock.pass(Duration.ofHours(1));
                assertThat(worker.runNext()).isEmpty();
                receiver.renew(clock.instant(), world.m365Notifications()::renewAt);
            }

            assertThat(world.requests(world.a())).containsOnly(Map.entry("PATCH /subscriptions/ID", 1));
            assertThat(world.requests(world.b())).containsOnly(Map.entry("PATCH /subscriptions/ID", 1));
        }
    }

    private List<String> settle(int events) {
        List<String> ids = world.a().add(events, FIRST);
        world.run();
        world.run();
        return ids;
    }

    private static void isOneDelta(String request, int times) {
        assertThat(request).startsWith("GET ").contains("/calendarView/delta");
        assertThat(times).isEqualTo(1);
    }

    private static int reads(Map<String, Integer> requests) {
        return count(requests, true);
    }

    private static int batches(Map<String, Integer> requests) {
        return count(requests, false);
    }

    /** Whatever is no single read is a batch, of reads or of writes. */
    private static int count(Map<String, Integer> requests, boolean reading) {
        return requests.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("GET ") == reading)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
