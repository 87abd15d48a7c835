package org.kalends.host.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.kalends.host.problem.Problem;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Waits for what cannot be had while a run is under way, but not while the host stops. Safe for use by several threads. */
@Component
final class Patience {

    private static final Duration BETWEEN = Duration.ofMillis(100);

    private static final Duration UNTIL_ANOTHER_IS_THERE = Duration.ofSeconds(10);

    private final Clock clock;

    private volatile boolean stopping;

    Patience(Clock clock) {
        this.clock = clock;
    }

    /** Returns what there is as soon as there is something; after so long, or when the host stops, says that it is not to be had now. */
    <T> T await(Duration atMost, Supplier<Optional<T>> attempt) {
        Instant end = clock.instant().plus(atMost);
        Optional<T> result = attempt.get();
        while (result.isEmpty()) {
            if (clock.instant().isAfter(end)) {
                throw Problem.busy("A run of this sync is under way. Try again when it has ended.");
            }
            if (stopping) {
                throw stopping();
            }
            pause();
            result = attempt.get();
        }
        return result.get();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping();
        }
    }

    /** Who waits is told before the server waits for the requests that are open. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopping = true;
    }

    private static Problem stopping() {
        return Problem.unavailable("The host is stopping. Try again soon.", UNTIL_ANOTHER_IS_THERE);
    }
}
