package org.kalends.examples.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.SyncPair;
import org.kalends.core.SyncEngine;

/** How many requests a run costs, counted on real servers. Requests are the user's quota. */
class CallBudgetTest {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    @ParameterizedTest
    @CsvSource({"radicale, cyrus", "cyrus, xandikos", "xandikos, radicale"})
    void aFirstSyncReadsInFiftiesAndWritesEachEventOnce(String from, String to) {
        int events = 120;
        String uid = UUID.randomUUID().toString();
        DrillCalendar a = RealServers.newCalendar(from);
        DrillCalendar b = RealServers.newCalendar(to);
        for (int i = 0; i < events; i++) {
            assertThat(a.put("e" + i + ".ics", TestEvents.single(uid + i, "Event " + i, 1 + i % 60)))
                    .isTrue();
        }
        try (DrillPair pair = new DrillPair(a, b)) {
            SyncEngine engine = engine(pair, a, b);

            RunReport first = engine.run(DrillPair.ID);

            assertThat(first.forward().created()).isEqualTo(events);
            assertThat(reads(pair, from)).as("reads of the source").isLessThanOrEqualTo(3 + 3);
            assertThat(writes(pair, to)).as("writes").isEqualTo(events);
            assertThat(reads(pair, to)).as("reads of the target").isLessThanOrEqualTo(3 + 3);

            assertThat(engine.run(DrillPair.ID).writes())
                    .as("a run after a run")
                    .isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"radicale, cyrus", "cyrus, xandikos", "xandikos, radicale"})
    void anIdleRunCostsOneRequestASide(String from, String to) {
        String uid = UUID.randomUUID().toString();
        DrillCalendar a = RealServers.newCalendar(from);
        DrillCalendar b = RealServers.newCalendar(to);
        assertThat(a.put("e.ics", TestEvents.single(uid, "Event", 3))).isTrue();
        try (DrillPair pair = new DrillPair(a, b)) {
            SyncEngine engine = settled(pair, a, b);

            engine.run(DrillPair.ID);

            assertThat(pair.requests()).containsOnly(Map.entry(from + " REPORT", 1), Map.entry(to + " REPORT", 1));
        }
    }

    @ParameterizedTest
    @CsvSource({"radicale, cyrus", "cyrus, xandikos", "xandikos, radicale"})
    void oneChangedEventCostsTwoReadsOneWriteAndOneReadingBackBesideTheIdleRequests(String from, String to) {
        String uid = UUID.randomUUID().toString();
        DrillCalendar a = RealServers.newCalendar(from);
        DrillCalendar b = RealServers.newCalendar(to);
        assertThat(a.put("e.ics", TestEvents.single(uid, "Before", 3))).isTrue();
        try (DrillPair pair = new DrillPair(a, b)) {
            SyncEngine engine = settled(pair, a, b);
            assertThat(a.put("e.ics", TestEvents.single(uid, "After", 3))).isTrue();

            RunReport report = engine.run(DrillPair.ID);

            assertThat(report.forward().updated()).isEqualTo(1);
            assertThat(writes(pair, to)).isEqualTo(1);
            assertThat(writes(pair, from)).isZero();
            assertThat(reads(pair, from) + reads(pair, to)).isLessThanOrEqualTo(2 + 2 + 1);
        }
    }

    private static SyncEngine settled(DrillPair pair, DrillCalendar a, DrillCalendar b) {
        SyncEngine engine = engine(pair, a, b);
        engine.run(DrillPair.ID);
        engine.run(DrillPair.ID);
        pair.forgetRequests();
        return engine;
    }

    private static SyncEngine engine(DrillPair pair, DrillCalendar a, DrillCalendar b) {
        return pair.engine(
                SECRET,
                new SyncPair(
                        DrillPair.ID, a.ref(), b.ref(), ZoneId.of("UTC"), PairPolicy.twoWay(), SyncPair.Status.ACTIVE));
    }

    private static int reads(DrillPair pair, String server) {
        return count(pair, server, "PROPFIND") + count(pair, server, "REPORT") + count(pair, server, "GET");
    }

    private static int writes(DrillPair pair, String server) {
        return count(pair, server, "PUT") + count(pair, server, "DELETE");
    }

    private static int count(DrillPair pair, String server, String method) {
        return pair.requests().getOrDefault(server + " " + method, 0);
    }
}
