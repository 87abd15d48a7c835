package org.kalends.host.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.api.store.Lease;
import org.kalends.api.store.PairId;
import org.kalends.api.store.PairPolicy;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.RunReport.Counts;
import org.kalends.api.store.RunReport.Outcome;
import org.kalends.api.store.SyncPair;
import org.kalends.host.MovingClock;
import org.kalends.memory.InMemorySyncStore;

/** Seconds after a beginning; a run takes one. */
class RingMeterTest {

    private static final Instant BEGIN = Instant.parse("2026-11-01T10:00:00Z");
    private static final PairId PAIR = new PairId("p1");
    private static final CalendarRef WORK = calendar("m365", "work");
    private static final CalendarRef HOME = calendar("google", "home");
    private static final Counts WRITTEN = new Counts(1, 0, 0, 0, 0);
    private static final Counts ECHO = new Counts(0, 0, 0, 1, 0);

    private final MovingClock clock = new MovingClock(BEGIN);
    private final InMemorySyncStore store = new InMemorySyncStore(clock);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final RingMeter meter = new RingMeter(registry, store, clock);

    @BeforeEach
    void sync() {
        store.savePair(pair(SyncPair.Status.ACTIVE));
    }

    @Test
    void measuresFromTheDoorbellToTheEndOfTheRunThatWrote() {
        ring(0, WORK);
        meter.ended(run(2, Outcome.SUCCEEDED, WRITTEN));

        assertThat(measured()).containsExactly(3.0);
    }

    @Test
    void measuresFromTheFirstOfSeveralDoorbells() {
        ring(0, WORK);
        ring(1, WORK);
        meter.ended(run(2, Outcome.SUCCEEDED, WRITTEN));

        assertThat(measured()).containsExactly(3.0);
    }

    @Test
    void measuresAChangeThatTheFeedHeldBack() {
        ring(0, WORK);
        meter.ended(run(1, Outcome.SUCCEEDED, Counts.ZERO));
        meter.ended(run(6, Outcome.SUCCEEDED, WRITTEN));

        assertThat(measured()).containsExactly(7.0);
    }

    @Test
    void doesNotMeasureTheNextChangeFromAnEcho() {
        ring(0, HOME);
        meter.ended(run(1, Outcome.SUCCEEDED, ECHO));
        meter.ended(run(300, Outcome.SUCCEEDED, WRITTEN));

        assertThat(measured()).isEmpty();
    }

    @Test
    void doesNotMeasureTheNextChangeFromADoorbellThatWasLookedForInVain() {
        ring(0, HOME);
        meter.ended(run(1, Outcome.SUCCEEDED, Counts.ZERO));
        ring(20, WORK);
        meter.ended(run(21, Outcome.SUCCEEDED, WRITTEN));

        assertThat(measured()).containsExactly(2.0);
    }

    @Test
    void stopsWaitingAfterTheLastLookThatFoundNothing() {
        ring(0, HOME);
        meter.ended(run(1, Outcome.SUCCEEDED, Counts.ZERO));
        meter.ended(run(6, Outcome.SUCCEEDED, Counts.ZERO));
        meter.ended(run(37, Outcome.SUCCEEDED, Counts.ZERO));
        meter.ended(run(100, Outcome.SUCCEEDED, WRITTEN));

        assertThat(measured()).isEmpty();
    }

    @Test
    void goesOnWaitingWhileRunsFail() {
        ring(0, WORK);
        meter.ended(run(40, Outcome.FAILED, Counts.ZERO));
        meter.ended(run(100, Outcome.SUCCEEDED, WRITTEN));

        assertThat(measured()).containsExactly(101.0);
    }

    @Test
    void forgetsADoorbellThatNoRunHasAnsweredForTenMinutes() {
        ring(0, WORK);
        meter.ended(run(3_600, Outcome.SUCCEEDED, WRITTEN));

        assertThat(measured()).isEmpty();
    }

    @Test
    void countsNoRunThatHadBegunBeforeTheDoorbell() {
        ring(5, WORK);
        meter.ended(run(4, Outcome.SUCCEEDED, WRITTEN));

        assertThat(measured()).isEmpty();
    }

    @Test
    void doesNotMeasureAPairThatIsPaused() {
        store.savePair(pair(SyncPair.Status.PAUSED));
        ring(0, WORK);
        meter.ended(run(60, Outcome.SUCCEEDED, WRITTEN));

        assertThat(measured()).isEmpty();
    }

    @Test
    void measuresARunOfAnotherNodeByItsReportAndOnceOnly() {
        ring(0, WORK);
        reportElsewhere(run(1, Outcome.SUCCEEDED, Counts.ZERO));
        reportElsewhere(run(6, Outcome.SUCCEEDED, WRITTEN));
        clock.set(BEGIN.plusSeconds(15));
        meter.catchUp();
        meter.catchUp();

        assertThat(measured()).containsExactly(7.0);
    }

    private void ring(int second, CalendarRef calendar) {
        clock.set(BEGIN.plusSeconds(second));
        meter.rang(calendar);
    }

    private void reportElsewhere(RunReport report) {
        Lease lease = store.lease(PAIR, Duration.ofMinutes(1)).orElseThrow();
        store.report(lease, report, Optional.empty());
        store.release(lease);
    }

    private List<Double> measured() {
        Timer lag = registry.get("kalends.doorbell.lag").timer();
        return lag.count() == 0 ? List.of() : List.of(lag.totalTime(TimeUnit.SECONDS) / lag.count());
    }

    private static RunReport run(int second, Outcome outcome, Counts forward) {
        Instant start = BEGIN.plusSeconds(second);
        return new RunReport(
                "r" + second,
                PAIR,
                start,
                start.plusSeconds(1),
                outcome,
                forward,
                Counts.ZERO,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static SyncPair pair(SyncPair.Status status) {
        return new SyncPair(PAIR, WORK, HOME, ZoneOffset.UTC, PairPolicy.oneWay(), status);
    }

    private static CalendarRef calendar(String provider, String id) {
        return new CalendarRef(new ProviderId(provider), new AccountId("c-" + provider), id);
    }
}
