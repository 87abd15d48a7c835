package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.core.TestClock;

/** How many requests a run costs at Google Calendar, counted on the wire. Requests are the user's quota. */
class GoogleCallBudgetTest {

    private static final String LIST = "GET /calendars/ID/events";
    private static final String BATCH = "POST /batch/calendar/v3";
    private static final LocalDateTime FIRST = Meetings.DAY.atTime(8, 0);

    private final TestClock clock = new TestClock(Pair.BEGIN);
    private final DrillWorld world = new DrillWorld(clock, PairPolicy.twoWay(), DrillWorld.Accounts.GOOGLE_AND_GOOGLE);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aFirstSyncOfAThousandEventsIsOnePageAndABatchForEachFifty() {
        world.a().add(1_000, FIRST);

        Tally first = world.run();

        assertThat(first.report().forward().created()).isEqualTo(1_000);
        assertThat(first.a()).isEqualTo(Map.of(LIST, 1));
        assertThat(first.b()).isEqualTo(Map.of(LIST, 1, BATCH, 20));
        assertThat(world.run().report().writes()).as("a run after a run").isZero();
    }

    @Test
    void anIdleRunAndTheRunAfterOwnWritesAskOnceASide() {
        world.a().add(60, FIRST);
        world.run();
        for (int i = 0; i < 2; i++) {
            Tally idle = world.run();

            assertThat(idle.report().outcome()).isEqualTo(RunReport.Outcome.SUCCEEDED);
            assertThat(idle.report().writes()).isZero();
            assertThat(idle.a()).isEqualTo(Map.of(LIST, 1));
            assertThat(idle.b()).isEqualTo(Map.of(LIST, 1));
        }
    }

    @Test
    void changesCostOnePageOnTheirSideAndABatchForEachFiftyOnTheOther() {
        List<String> ids = settle(120);
        ids.subList(0, 110).forEach(id -> world.a().retitle(id, "Edited"));

        Tally run = world.run();

        assertThat(run.report().forward().updated()).isEqualTo(110);
        assertThat(run.a()).isEqualTo(Map.of(LIST, 1));
        assertThat(run.b()).isEqualTo(Map.of(LIST, 1, BATCH, 3));
    }

    @Test
    void aChangedSeriesCostsOneReadMore() {
        String id = series();
        world.run();
        world.run();
        world.a().retitle(id, "Edited");

        Tally run = world.run();

        assertThat(run.report().forward().updated()).isEqualTo(5);
        assertThat(run.a()).isEqualTo(Map.of(LIST, 1, LIST + "/ID/instances", 1));
        assertThat(run.b()).isEqualTo(Map.of(LIST, 1, BATCH, 1));
    }

    private String series() {
        String id = world.a().add(1, FIRST).get(0);
        ObjectNode weekly = JsonNodeFactory.instance.objectNode();
        weekly.putArray("recurrence").add("RRULE:FREQ=WEEKLY;COUNT=5;BYDAY=TU");
        ((DrillGoogle) world.a()).account().calendar().patch(id, weekly);
        return id;
    }

    private List<String> settle(int events) {
        List<String> ids = world.a().add(events, FIRST);
        world.run();
        world.run();
        return ids;
    }
}
