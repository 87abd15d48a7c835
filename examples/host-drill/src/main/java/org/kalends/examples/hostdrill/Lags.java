package org.kalends.examples.hostdrill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.kalends.examples.hostdrill.Change.Progress;

/**
 * Measures how long each change takes to the other calendar, by looking there again and again, the less often the longer it takes: a figure
 * is right to a twentieth of itself or {@value #SHORTEST_PAUSE_MILLIS} ms. Safe for use by several threads.
 */
final class Lags implements AutoCloseable {

    private static final long SHORTEST_PAUSE_MILLIS = 20;
    private static final int PARTS = 20;

    private final ExecutorService looking = Executors.newSingleThreadExecutor(work -> new Thread(work, "lags"));
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger overtaken = new AtomicInteger();
    private final List<Lag> lags = new ArrayList<>();
    private final Supplier<OptionalInt> calm;

    private record Lag(Duration took, boolean inCalm) {}

    /**
     * Creates it.
     *
     * @param calm a number that stays the same for as long as all hosts serve; empty when they do not
     */
    Lags(Supplier<OptionalInt> calm) {
        this.calm = calm;
    }

    void watch(Change change) {
        waiting.incrementAndGet();
        later(change, calm.get());
    }

    private void later(Change change, OptionalInt calmThen) {
        long pause = Math.max(SHORTEST_PAUSE_MILLIS, age(change).toMillis() / PARTS);
        CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS, looking).execute(() -> look(change, calmThen));
    }

    private void look(Change change, OptionalInt calmThen) {
        Progress progress = change.pair().progress(change);
        if (progress == Progress.WAITING) {
            later(change, calmThen);
            return;
        }
        waiting.decrementAndGet();
        if (progress == Progress.OVERTAKEN) {
            overtaken.incrementAndGet();
        } else {
            synchronized (lags) {
                lags.add(new Lag(age(change), calmThen.isPresent() && calmThen.equals(calm.get())));
            }
        }
    }

    private static Duration age(Change change) {
        return Duration.ofNanos(System.nanoTime() - change.begunNanos());
    }

    /** Returns how many changes have not arrived. */
    int waiting() {
        return waiting.get();
    }

    /** Says how long changes took: those that met all hosts alive, and the others. */
    String told() {
        synchronized (lags) {
            return "change to copy with both hosts alive: " + told(true)
                    + "\nchange to copy while a host was killed or starting: " + told(false)
                    + "\novertaken by a later change: " + overtaken.get();
        }
    }

    private String told(boolean inCalm) {
        List<Duration> sorted = lags.stream()
                .filter(lag -> lag.inCalm == inCalm)
                .map(Lag::took)
                .sorted()
                .toList();
        return sorted.isEmpty()
                ? "none"
                : String.format(
                        "%d changes, p50 %.2f s, p95 %.2f s, p99 %.2f s, longest %.2f s",
                        sorted.size(),
                        percentile(sorted, 50),
                        percentile(sorted, 95),
                        percentile(sorted, 99),
                        percentile(sorted, 100));
    }

    private static double percentile(List<Duration> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100))
                        .toMillis()
                / 1000.0;
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
