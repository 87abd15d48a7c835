package org.kalends.host.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.kalends.host.MovingClock;
import org.springframework.boot.health.contributor.Status;

class ProvidersHealthTest {

    private static final Instant BEGIN = Instant.parse("2026-11-01T10:00:00Z");

    private final MovingClock clock = new MovingClock(BEGIN);
    private final ProviderMeter meter = new ProviderMeter(new SimpleMeterRegistry(), clock);
    private final ProvidersHealthIndicator health = new ProvidersHealthIndicator(meter);

    @Test
    void isFineAfterASingleFailureHoweverLongTheServiceWasNotAsked() {
        answer(0, 200);
        answer(3_600, 503);

        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void isFineAfterAFailureOfAServiceThatHasNeverAnswered() {
        answer(0, 0);

        assertThat(status()).isEqualTo(Status.UP);
    }

    @Test
    void isDegradedWhenAServiceHasOnlyFailedForFiveMinutes() {
        answer(0, 200);
        answer(60, 503);
        answer(359, 0);
        assertThat(status()).isEqualTo(Status.UP);

        answer(360, 500);
        assertThat(status()).isEqualTo(Degraded.STATUS);
        assertThat(health.health().getDetails()).containsEntry("google", "fails");
    }

    @Test
    void isFineAgainWithTheFirstAnswer() {
        answer(0, 503);
        answer(600, 503);
        answer(601, 404);

        assertThat(status()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).containsEntry("google", "answers");
    }

    @Test
    void forgetsAServiceThatNobodyHasAskedForAnHour() {
        answer(0, 503);
        answer(600, 503);
        clock.set(BEGIN.plusSeconds(600 + 3_600));
        assertThat(status()).isEqualTo(Status.UP);

        answer(600 + 3_601, 503);
        assertThat(status()).isEqualTo(Status.UP);
    }

    private void answer(int second, int status) {
        clock.set(BEGIN.plusSeconds(second));
        meter.requested("google", "GET", status, Duration.ofMillis(1));
    }

    private Status status() {
        return health.health().getStatus();
    }
}
