package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;
import org.kalends.api.store.SyncPair;
import org.kalends.core.Installation;
import org.kalends.core.SyncEngine;
import org.kalends.core.TestClock;
import org.kalends.memory.InMemorySyncStore;

/** A calendar of each service, each kept in step with each other one by a two-way pair of its own. */
final class Mesh implements AutoCloseable {

    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** An edit of a copy takes two pairs to the third calendar, and what somebody did there meanwhile takes as many back. */
    private static final int MOST_ROUNDS = 6;

    private final TestClock clock = new TestClock(Pair.BEGIN);
    private final List<HttpRemote> remotes = new ArrayList<>();
    private final List<PairId> pairs = new ArrayList<>();
    private final SyncEngine engine;

    Mesh(List<Service> services) {
        SyncEngine.Builder builder = SyncEngine.builder(new Installation("here", SECRET), new InMemorySyncStore(clock))
                .clock(clock);
        for (Service service : services) {
            HttpRemote remote = service.open(Side.A, clock);
            remotes.add(remote);
            builder.provider(remote.provider());
        }
        this.engine = builder.build();
        for (int a = 0; a < remotes.size(); a++) {
            for (int b = a + 1; b < remotes.size(); b++) {
                add(remotes.get(a), remotes.get(b));
            }
        }
    }

    private void add(HttpRemote a, HttpRemote b) {
        PairId id = new PairId("pair-" + pairs.size());
        engine.add(new SyncPair(
                id,
                a.calendar(),
                b.calendar(),
                Pair.ZONE,
                PairPolicy.twoWay().withWindow(Period.ofDays(10), Period.ofDays(60)),
                SyncPair.Status.ACTIVE));
        pairs.add(id);
    }

    List<HttpRemote> remotes() {
        return remotes;
    }

    List<PairId> pairs() {
        return pairs;
    }

    /** Runs one of the pairs, a minute later. */
    RunReport run(PairId pair) {
        clock.pass(Duration.ofMinutes(1));
        RunReport report = engine.run(pair);
        assertThat(report.outcome()).as("%s", report).isEqualTo(RunReport.Outcome.SUCCEEDED);
        assertThat(report.forward().parked() + report.back().parked())
                .as("parked: %s", report.notes())
                .isZero();
        return report;
    }

    /** Runs all pairs until none writes any more; fails when they go round in circles. */
    void settle() {
        for (int i = 0; i < MOST_ROUNDS; i++) {
            if (round() == 0) {
                return;
            }
        }
        assertThat(round()).as("writes of one round more").isZero();
    }

    /** Runs all pairs once and returns how much they have written. */
    int round() {
        return pairs.stream().mapToInt(pair -> run(pair).writes()).sum();
    }

    List<RemoteEvent> agenda(HttpRemote remote) {
        return remote.agenda(Pair.EVER);
    }

    @Override
    public void close() {
        remotes.forEach(HttpRemote::close);
    }
}
