package org.kalends.host.ops;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether due pairs are run in time. */
@Component
final class QueueHealthIndicator implements HealthIndicator {

    private static final double LONGEST_WAIT_SECONDS = 120;

    private final QueueAge age;

    QueueHealthIndicator(QueueAge age) {
        this.age = age;
    }

    @Override
    public Health health() {
        double seconds = age.seconds();
        return Degraded.unless(seconds < LONGEST_WAIT_SECONDS)
                .withDetail("oldestSeconds", seconds)
                .build();
    }
}
