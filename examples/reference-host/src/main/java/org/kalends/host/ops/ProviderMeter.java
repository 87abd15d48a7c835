package org.kalends.host.ops;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kalends.host.library.RequestMeter;
import org.springframework.stereotype.Component;

/** Counts the requests to each calendar service, and remembers since when each has failed. Safe for use by several threads. */
@Component
final class ProviderMeter implements RequestMeter {

    /**
     * How a service has failed lately.
     *
     * @param since when it failed first since its last answer
     * @param last when it failed last
     */
    record Failing(Instant since, Instant last) {}

    private static final int SERVER_ERROR = 500;

    /** A service that nobody has asked for so long may be well again. */
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final MeterRegistry registry;
    private final Clock clock;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<String, Failing> failing = new ConcurrentHashMap<>();

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
        Instant now = clock.instant();
        boolean failed = status == 0 || status >= SERVER_ERROR;
        asked.add(provider);
        failing.compute(provider, (name, before) -> failed ? failing(before, now) : null);
    }

    @Override
    public void throttled(String provider) {
        Counter.builder("kalends.provider.throttled")
                .description("Calls that a calendar service refused because there were too many")
                .tag("provider", provider)
                .register(registry)
                .increment();
    }

    private static Failing failing(@Nullable Failing before, Instant now) {
        return before != null && isFresh(before, now) ? new Failing(before.since(), now) : new Failing(now, now);
    }

    private static boolean isFresh(Failing failing, Instant now) {
        return failing.last().plus(FORGOTTEN).isAfter(now);
    }

    /** Returns for each service that was asked whether it fails: empty when it answered last, or has not been asked for an hour. */
    Map<String, Optional<Failing>> asked() {
        Instant now = clock.instant();
        return asked.stream()
                .collect(Collectors.toUnmodifiableMap(
                        name -> name,
                        name -> Optional.ofNullable(failing.get(name)).filter(trouble -> isFresh(trouble, now))));
    }
}
