package org.kalends.host.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.kalends.api.store.RunReport;
import org.kalends.host.problem.Problem;
import org.kalends.host.user.UserId;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Waits for reports of runs on behalf of everybody who asked for one: one thread looks for all of them, so that who waits keeps no thread of
 * the server. Safe for use by several threads.
 */
@Component
final class RunWaiters {

    private static final int MOST_OF_A_USER = 8;
    private static final long BETWEEN_MILLIS = 100;
    private static final Duration SOON = Duration.ofSeconds(5);

    private record Waiter(
            UserId user, Instant end, Supplier<Optional<RunReport>> look, CompletableFuture<RunReport> answer) {}

    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();
    private final Clock clock;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "run-waiters");
        thread.setDaemon(true);
        return thread;
    });

    RunWaiters(Clock clock) {
        this.clock = clock;
        var unused =
                clockwork.scheduleWithFixedDelay(this::look, BETWEEN_MILLIS, BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Returns what becomes of a wait: the report, or after so long the word that the pair is busy.
     *
     * @param look finds the report when there is one
     * @throws Problem when the user waits for too many runs already, or the host stops
     */
    synchronized CompletableFuture<RunReport> await(UserId user, Duration atMost, Supplier<Optional<RunReport>> look) {
        if (waiting.stream().filter(waiter -> waiter.user().equals(user)).count() >= MOST_OF_A_USER) {
            throw Problem.tooMany("You wait for " + MOST_OF_A_USER + " runs already.", SOON);
        }
        if (clockwork.isShutdown()) {
            throw Patience.stopping();
        }
        CompletableFuture<RunReport> answer = new CompletableFuture<>();
        waiting.add(new Waiter(user, clock.instant().plus(atMost), look, answer));
        return answer;
    }

    private void look() {
        waiting.forEach(waiter -> {
            try {
                waiter.look().get().ifPresent(report -> end(waiter).complete(report));
                if (clock.instant().isAfter(waiter.end())) {
                    end(waiter).completeExceptionally(Patience.busy());
                }
            } catch (RuntimeException e) {
                end(waiter).completeExceptionally(e);
            }
        });
    }

    private CompletableFuture<RunReport> end(Waiter waiter) {
        waiting.remove(waiter);
        return waiter.answer();
    }

    /** Before the server waits for the requests that are open. */
    @EventListener(ContextClosedEvent.class)
    synchronized void close() {
        clockwork.shutdownNow();
        waiting.forEach(waiter -> end(waiter).completeExceptionally(Patience.stopping()));
    }
}
