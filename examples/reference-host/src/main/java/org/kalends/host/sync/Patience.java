package org.kalends.host.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.kalends.host.problem.Problem;
import org.kalends.host.user.UserId;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Waits for what cannot be had while a run is under way, but not while the host stops. Safe for use by several threads. */
@Component
final class Patience {

    private static final Duration BETWEEN = Duration.ofMillis(100);

    private static final Duration UNTIL_ANOTHER_IS_THERE = Duration.ofSeconds(10);

    private static final int MOST_OF_A_USER = 4;

    private final Map<UserId, Integer> waiting = new ConcurrentHashMap<>();
    private final Clock clock;

    private volatile boolean stopping;

    Patience(Clock clock) {
        this.clock = clock;
    }

    /**
     * Returns what there is as soon as there is something; after so long, says that it is busy. The thread sleeps meanwhile, so a user may
     * wait a few times at once only.
     */
    <T> T await(UserId user, Duration atMost, Supplier<Optional<T>> attempt) {
        Optional<T> at = attempt.get();
        if (at.isPresent()) {
            return at.get();
        }
        begin(user);
        try {
            return again(clock.instant().plus(atMost), attempt);
        } finally {
            waiting.computeIfPresent(user, (key, count) -> count == 1 ? null : count - 1);
        }
    }

    private void begin(UserId user) {
        waiting.compute(user, (key, count) -> {
            int before = count == null ? 0 : count;
            if (before >= MOST_OF_A_USER) {
                throw busy();
            }
            return before + 1;
        });
    }

    private <T> T again(Instant end, Supplier<Optional<T>> attempt) {
        Optional<T> result = Optional.empty();
        while (result.isEmpty()) {
            if (clock.instant().isAfter(end)) {
                throw busy();
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

    /** Returns what somebody is told who waits when the host stops. */
    static Problem stopping() {
        return Problem.unavailable("The host is stopping. Try again soon.", UNTIL_ANOTHER_IS_THERE);
    }

    /** Returns what somebody is told for whom it took too long. */
    static Problem busy() {
        return Problem.busy("A run of this sync is under way. Try again when it has ended.");
    }
}
