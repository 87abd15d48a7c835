package org.kalends.examples.pairdrill;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.kalends.core.SyncWorker;

/** Measures how long an edit takes from one person's calendar to the other's: notification, doorbell, job, run, copy. */
final class Doorbells implements AutoCloseable {

    private static final Duration POLL = Duration.ofHours(6);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DrillWorld world;
    private final SyncWorker worker;
    private final DoorbellReceiver receiver;
    private final Semaphore rung = new Semaphore(0);
    private final Semaphore ran = new Semaphore(0);
    private final Thread thread = new Thread(this::work, "worker");

    /**
     * How long edits took.
     *
     * @param sorted a duration for each edit, the shortest first
     */
    record Times(List<Duration> sorted) {
        /** Returns what so many of a hundred edits took at most. */
        Duration percentile(int percent) {
            return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
        }

        @Override
        public String toString() {
            return String.format(
                    "doorbell to copy over %d edits: p50 %d ms, p95 %d ms, longest %d ms",
                    sorted.size(),
                    percentile(50).toMillis(),
                    percentile(95).toMillis(),
                    percentile(100).toMillis());
        }
    }

    Doorbells(DrillWorld world) throws IOException {
        this.world = world;
        this.worker = world.worker(POLL);
        this.receiver = new DoorbellReceiver(world.notifications(), calendar -> {
            worker.doorbell(calendar);
            rung.release();
        });
        receiver.watch(world.a().calendar());
        receiver.watch(world.b().calendar());
        thread.setDaemon(true);
        thread.start();
    }

    /** Edits titles one after another, on both sides in turns, and waits for each copy. */
    Times edits(int edits) throws InterruptedException {
        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < edits; i++) {
            DrillAccount from = i % 2 == 0 ? world.a() : world.b();
            DrillAccount to = i % 2 == 0 ? world.b() : world.a();
            List<String> ids = from.ids();
            String title = "Edit " + i;
            long begun = System.nanoTime();
            from.retitle(ids.get(i % ids.size()), title);
            await(to, title, begun);
            times.add(Duration.ofNanos(System.nanoTime() - begun));
        }
        Collections.sort(times);
        return new Times(List.copyOf(times));
    }

    private void await(DrillAccount account, String title, long begun) throws InterruptedException {
        while (!account.titles().contains(title)) {
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("no copy of an edit after " + PATIENCE);
            }
            boolean somethingRan = ran.tryAcquire(1, TimeUnit.SECONDS);
            if (somethingRan) {
                ran.drainPermits();
            }
        }
    }

    private void work() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                rung.acquire();
                rung.drainPermits();
                while (worker.runNext().isPresent()) {
                    ran.release();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        receiver.close();
    }
}
