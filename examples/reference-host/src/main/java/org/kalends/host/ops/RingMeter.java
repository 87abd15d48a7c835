package org.kalends.host.ops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.store.PairId;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.RunReport.Outcome;
import org.kalends.api.store.StoreException;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.kalends.core.SyncListener;
import org.kalends.host.webhook.RingTimes;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Measures how long it takes from a doorbell to the copy, on the node at whose door it rang, whichever node runs the pair. A doorbell that
 * brings no copy, such as the echo of our own write, is not measured and not mixed up with the next one. Safe for use by several threads.
 */
@Component
final class RingMeter implements SyncListener, RingTimes {

    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    /** A feed may lag behind its doorbell; a run that begins so much later and finds nothing is the last that looks for it. */
    private static final Duration LAST_LOOK = Duration.ofSeconds(30);

    private static final int RECENT = 10;

    private static final Set<SyncPair.Status> RUN = Set.of(SyncPair.Status.ACTIVE, SyncPair.Status.CONFIRMED);

    /** A doorbell, and whether a run has looked for its change in vain. */
    private record Ring(Instant at, boolean looked) {}

    private final SyncStore store;
    private final Clock clock;
    private final Timer lag;
    private final Map<PairId, Ring> rang = new ConcurrentHashMap<>();

    RingMeter(MeterRegistry registry, SyncStore store, Clock clock) {
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
        Ring now = new Ring(clock.instant(), false);
        store.pairsOf(calendar.account()).stream()
                .filter(pair -> RUN.contains(pair.status()))
                .filter(pair -> pair.a().equals(calendar) || pair.b().equals(calendar))
                .forEach(pair -> rang.merge(pair.id(), now, (old, fresh) -> old.looked() ? fresh : old));
    }

    @Override
    public void ended(RunReport report) {
        rang.computeIfPresent(report.pair(), (pair, ring) -> after(report, ring));
    }

    /** What other nodes have run is read from its reports. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10S")
    void catchUp() {
        Instant oldest = clock.instant().minus(FORGOTTEN);
        rang.values().removeIf(ring -> ring.at().isBefore(oldest));
        try {
            rang.keySet()
                    .forEach(pair -> store.reports(pair, RECENT).stream()
                            .sorted(Comparator.comparing(RunReport::startedAt))
                            .forEach(this::ended));
        } catch (StoreException e) {
            // The next look finds the same reports.
        }
    }

    /** Returns what is left of a doorbell after a run; nothing when it was answered, or nobody looks for its change any more. */
    private @Nullable Ring after(RunReport report, Ring ring) {
        if (report.startedAt().isBefore(ring.at())) {
            return ring;
        }
        Duration took = Duration.between(ring.at(), report.endedAt());
        if (took.compareTo(FORGOTTEN) > 0) {
            return null;
        }
        if (report.writes() > 0) {
            lag.record(took);
            return null;
        }
        return report.outcome() == Outcome.SUCCEEDED ? afterNothing(report, ring) : ring;
    }

    private static @Nullable Ring afterNothing(RunReport report, Ring ring) {
        boolean told = looked(report.forward()) + looked(report.back()) > 0
                || !report.notes().isEmpty();
        boolean late = !report.startedAt().isBefore(ring.at().plus(LAST_LOOK));
        return told || late ? null : new Ring(ring.at(), true);
    }

    private static int looked(RunReport.Counts counts) {
        return counts.unchanged() + counts.parked();
    }
}
