package org.kalends.host.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kalends.api.store.PairId;
import org.kalends.api.store.RunReport;
import org.kalends.core.SyncListener;
import org.springframework.stereotype.Component;

/** The runs that are under way on this node. Safe for use by several threads. */
@Component
final class RunProgress implements SyncListener {

    /** A run that the store has failed does not tell that it ended. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(3);

    private record Sign(ProgressView progress, Instant at) {}

    private final Map<PairId, Sign> running = new ConcurrentHashMap<>();
    private final Clock clock;

    RunProgress(Clock clock) {
        this.clock = clock;
    }

    Optional<ProgressView> of(PairId pair) {
        return Optional.ofNullable(running.get(pair))
                .filter(sign -> sign.at().plus(FORGOTTEN).isAfter(clock.instant()))
                .map(Sign::progress);
    }

    @Override
    public void started(PairId pair) {
        applied(pair, 0, 0);
    }

    @Override
    public void applied(PairId pair, int done, int planned) {
        running.put(pair, new Sign(new ProgressView(done, planned), clock.instant()));
    }

    @Override
    public void ended(RunReport report) {
        running.remove(report.pair());
    }
}
