package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.kalends.core.Installation;
import org.kalends.core.SyncEngine;
import org.kalends.core.TestClock;
import org.kalends.memory.InMemorySyncStore;

/** Two calendars with an engine between them. */
final class Pair implements AutoCloseable {

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");

    /** A window that holds whatever the tests ever add. */
    static final Window EVER = new Window(BEGIN.minus(Duration.ofDays(300)), BEGIN.plus(Duration.ofDays(300)), ZONE);

    private static final PairId ID = new PairId("pair");
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_RUNS = 4;

    private final TestClock clock = new TestClock(BEGIN);
    private final Map<Side, HttpRemote> remotes = new EnumMap<>(Side.class);
    private final InMemorySyncStore store = new InMemorySyncStore(clock);
    private final RecurrenceView view;
    private final ZoneId zone;
    private SyncEngine engine;

    Pair(PairUnderTest services, PairPolicy policy, ZoneId zone) {
        this.zone = zone;
        remotes.put(Side.A, services.a().open(Side.A, clock));
        remotes.put(Side.B, services.b().open(Side.B, clock));
        this.view = services.view();
        this.engine = engine("here", store);
        engine.add(between(ID, Side.A, policy));
    }

    private SyncEngine engine(String installation, SyncStore remembers) {
        return SyncEngine.builder(new Installation(installation, SECRET), remembers)
                .provider(on(Side.A).provider())
                .provider(on(Side.B).provider())
                .clock(clock)
                .build();
    }

    private SyncPair between(PairId id, Side first, PairPolicy policy) {
        return new SyncPair(
                id, on(first).calendar(), on(first.other()).calendar(), zone, windowed(policy), SyncPair.Status.ACTIVE);
    }

    private PairPolicy windowed(PairPolicy policy) {
        return policy.withRecurrence(view).withWindow(Period.ofDays(10), Period.ofDays(60));
    }

    /** Changes what the user chose. */
    void change(PairPolicy policy) {
        assertThat(engine.changePolicy(ID, windowed(policy))).as("changed").isTrue();
    }

    /** Starts the process anew. */
    void restart() {
        engine = engine("here", store);
    }

    /** Returns another installation, which keeps the same calendars in step as well. */
    Installed installed(String name) {
        return new Installed(
                engine(name, new InMemorySyncStore(clock)),
                clock,
                (id, from) -> between(id, from, PairPolicy.oneWay()));
    }

    HttpRemote on(Side side) {
        return remotes.get(side);
    }

    /** Runs once, a minute later. */
    RunReport run() {
        clock.pass(Duration.ofMinutes(1));
        return engine.run(ID);
    }

    /** Runs until both sides are in step; then a run writes nothing. */
    void settle() {
        RunReport report = run();
        for (int i = 1; i < MOST_RUNS && report.writes() > 0; i++) {
            assertThat(report.outcome()).as("%s", report).isEqualTo(RunReport.Outcome.SUCCEEDED);
            report = run();
        }
        assertThat(report.outcome()).as("%s", report).isEqualTo(RunReport.Outcome.SUCCEEDED);
        assertThat(report.writes()).as("a run after a run").isZero();
        assertThat(report.forward().parked() + report.back().parked())
                .as("parked: %s", report.notes())
                .isZero();
    }

    /** Lets time pass. */
    void pass(Duration time) {
        clock.pass(time);
    }

    /** Returns what takes place on a side, in the whole time of the tests. */
    List<RemoteEvent> agenda(Side side) {
        return on(side).agenda(new Window(BEGIN.minus(Duration.ofDays(300)), BEGIN.plus(Duration.ofDays(300)), zone));
    }

    /** Returns the only thing that takes place on a side. */
    RemoteEvent only(Side side) {
        List<RemoteEvent> agenda = agenda(side);
        assertThat(agenda).as("what takes place on side %s", side).hasSize(1);
        return agenda.get(0);
    }

    /** Settles, asserts that both sides say the same, and returns what they say. */
    List<Said> inStep() {
        settle();
        List<Said> onA = said(Side.A);
        assertThat(said(Side.B)).as("what side B says").containsExactlyInAnyOrderElementsOf(onA);
        return onA;
    }

    /** Returns what a side says. */
    List<Said> said(Side side) {
        return agenda(side).stream().map(event -> Said.of(event.event())).toList();
    }

    @Override
    public void close() {
        remotes.values().forEach(HttpRemote::close);
    }
}
