package org.kalends.host.ops;

import java.time.Clock;
import java.time.Duration;
import org.kalends.host.push.SubscriptionRows;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether subscriptions are renewed in time. */
@Component
final class RenewalsHealthIndicator implements HealthIndicator {

    private static final Duration LATE = Duration.ofMinutes(10);

    private final SubscriptionRows subscriptions;
    private final Clock clock;

    RenewalsHealthIndicator(SubscriptionRows subscriptions, Clock clock) {
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @Override
    public Health health() {
        long late = subscriptions.late(clock.instant().minus(LATE));
        return Degraded.unless(late == 0).withDetail("late", late).build();
    }
}
