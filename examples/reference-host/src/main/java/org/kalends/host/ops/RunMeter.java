package org.kalends.host.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.store.PairId;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.SyncStore;
import org.kalends.core.SyncListener;
import org.kalends.host.webhook.RingTimes;
import org.springframework.stereotype.Component;

/** Counts runs and writes, and measures how long it takes from a doorbell to the copy. Safe for use by several threads. */
@Component
final class RunMeter implements SyncListener, RingTimes {

    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final MeterRegistry registry;
    private final SyncStore store;
    private final Clock clock;
    private final Timer lag;
    private final Map<PairId, Instant> rang = new ConcurrentHashMap<>();

    RunMeter(MeterRegistry registry, SyncStore store, Clock clock) {
        this.registry = registry;
        this.store = store;
        this.clock = clock;
        this.lag = Timer.builder("kalends.doorbell.lag")
                .description("From a doorbell to the end of the run that wrote the copy")
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(50))
                .maximumExpectedValue(Duration.ofMinutes(2))
                .register(registry);
    }

    @Override
    public void rang(CalendarRef calendar) {
        Instant now = clock.instant();
        store.pairsOf(calendar.account()).stream()
                .filter(pair -> pair.a().equals(calendar) || pair.b().equals(calendar))
                .forEach(pair -> rang.putIfAbsent(pair.id(), now));
    }

    @Override
    public void ended(RunReport report) {
        Timer.builder("kalends.runs")
                .description("Runs by how they ended")
                .tag("outcome", report.outcome().name())
                .register(registry)
                .record(Duration.between(report.startedAt(), report.endedAt()));
        writes("forward", report.forward());
        writes("back", report.back());
        Optional.ofNullable(rang.get(report.pair())).ifPresent(at -> answered(report, at));
    }

    /** A run that found nothing may have been too early: the feed lags, and a further look follows. */
    private void answered(RunReport report, Instant at) {
        Duration took = Duration.between(at, report.endedAt());
        if (report.writes() > 0 && !report.startedAt().isBefore(at)) {
            lag.record(took);
            rang.remove(report.pair(), at);
        } else if (took.compareTo(FORGOTTEN) > 0) {
            rang.remove(report.pair(), at);
        }
    }

    private void writes(String direction, RunReport.Counts counts) {
        count("created", direction, counts.created());
        count("updated", direction, counts.updated());
        count("deleted", direction, counts.deleted());
    }

    private void count(String kind, String direction, int writes) {
        Counter.builder("kalends.writes")
                .description("Events written to calendar services")
                .tag("kind", kind)
                .tag("direction", direction)
                .register(registry)
                .increment(writes);
    }
}
