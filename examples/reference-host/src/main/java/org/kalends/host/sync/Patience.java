package org.kalends.host.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.kalends.host.problem.Problem;
import org.springframework.stereotype.Component;

/** Waits for what cannot be had while a run is under way. */
@Component
final class Patience {

    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final Clock clock;

    Patience(Clock clock) {
        this.clock = clock;
    }

    /** Returns what there is as soon as there is something; after so long, says that it is busy. */
    <T> T await(Duration atMost, Supplier<Optional<T>> attempt) {
        Instant end = clock.instant().plus(atMost);
        Optional<T> result = attempt.get();
        while (result.isEmpty()) {
            if (clock.instant().isAfter(end)) {
                throw Problem.busy("A run of this sync is under way. Try again when it has ended.");
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
            throw Problem.busy("The host is stopping. Try again soon.");
        }
    }
}
