package org.kalends.host.ops;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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
        Map<String, ProviderMeter.Answers> answers = meter.answers();
        Health.Builder health =
                Degraded.unless(answers.values().stream().noneMatch(ProvidersHealthIndicator::inTrouble));
        answers.forEach((provider, told) -> health.withDetail(provider, inTrouble(told) ? "fails" : "answers"));
        return health.build();
    }

    /** It fails now, and has not answered for a while. */
    private static boolean inTrouble(ProviderMeter.Answers answers) {
        Instant failed = answers.failedAt().orElse(Instant.MIN);
        Instant answered = answers.answeredAt().orElse(Instant.MIN);
        return failed.isAfter(answered)
                && (answered.equals(Instant.MIN)
                        || Duration.between(answered, failed).compareTo(LONGEST_TROUBLE) > 0);
    }
}
