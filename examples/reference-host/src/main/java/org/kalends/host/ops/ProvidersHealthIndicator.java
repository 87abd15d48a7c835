package org.kalends.host.ops;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the calendar services answer, as far as recent requests tell; none is made for this. */
@Component
final class ProvidersHealthIndicator implements HealthIndicator {

    private static final Duration LONGEST_TROUBLE = Duration.ofMinutes(5);

    private final ProviderMeter meter;

    ProvidersHealthIndicator(ProviderMeter meter) {
        this.meter = meter;
    }

    @Override
    public Health health() {
        Map<String, Optional<ProviderMeter.Failing>> asked = meter.asked();
        Health.Builder health = Degraded.unless(asked.values().stream().noneMatch(ProvidersHealthIndicator::inTrouble));
        asked.forEach((provider, failing) -> health.withDetail(provider, inTrouble(failing) ? "fails" : "answers"));
        return health.build();
    }

    /** One request that fails says little; it takes some, with no answer between them. */
    private static boolean inTrouble(Optional<ProviderMeter.Failing> failing) {
        return failing.map(trouble -> Duration.between(trouble.since(), trouble.last()))
                .filter(time -> time.compareTo(LONGEST_TROUBLE) >= 0)
                .isPresent();
    }
}
