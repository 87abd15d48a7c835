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
import org.kalends.host.library.RequestMeter;
import org.springframework.stereotype.Component;

/** Counts the requests to each calendar service, and remembers when each answered last. Safe for use by several threads. */
@Component
final class ProviderMeter implements RequestMeter {

    /**
     * How a service has answered lately.
     *
     * @param answeredAt when it gave its last answer that was no failure of its own
     * @param failedAt when it failed last
     */
    record Answers(Optional<Instant> answeredAt, Optional<Instant> failedAt) {}

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, Answers> answers = new ConcurrentHashMap<>();

    ProviderMeter(MeterRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public void requested(String provider, String method, int status, Duration took) {
        Timer.builder("kalends.provider.requests")
                .description("Requests to calendar services, by their status; 0 when no answer came")
                .tag("provider", provider)
                .tag("method", method)
                .tag("status", String.valueOf(status))
                .register(registry)
                .record(took);
        if (status == TOO_MANY_REQUESTS) {
            Counter.builder("kalends.provider.throttled")
                    .description("Requests that a calendar service refused because there were too many")
                    .tag("provider", provider)
                    .register(registry)
                    .increment();
        }
        Optional<Instant> now = Optional.of(clock.instant());
        boolean failed = status == 0 || status >= SERVER_ERROR;
        answers.merge(
                provider,
                failed ? new Answers(Optional.empty(), now) : new Answers(now, Optional.empty()),
                (old, fresh) -> new Answers(
                        fresh.answeredAt().or(old::answeredAt), fresh.failedAt().or(old::failedAt)));
    }

    Map<String, Answers> answers() {
        return Map.copyOf(answers);
    }
}
