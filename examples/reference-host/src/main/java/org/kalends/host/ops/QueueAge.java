package org.kalends.host.ops;

import java.time.Clock;
import java.time.Duration;
import org.kalends.host.library.PairQueue;
import org.springframework.stereotype.Component;

/** How long the pair waits that has waited longest. */
@Component
final class QueueAge {

    private final PairQueue queue;
    private final Clock clock;

    QueueAge(PairQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    double seconds() {
        return queue.nextDue()
                .map(due -> Duration.between(due, clock.instant()))
                .filter(age -> !age.isNegative())
                .map(age -> age.toMillis() / 1000.0)
                .orElse(0.0);
    }
}
