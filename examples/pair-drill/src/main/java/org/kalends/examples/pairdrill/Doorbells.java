package org.kalends.examples.pairdrill;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
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
    private final List<DoorbellReceiver> receivers;
    private final Semaphore rung = new Semaphore(0);
    private final Semaphore ran = new Semaphore(0);
    private final Thread thread = new Thread(this::work, "worker");

    /**
     * How long edits took.
     *
     * @param way from which service to which
     * @param sorted a duration for each edit, the shortest first
     */
    record Times(String way, List<Duration> sorted) {
        /** Returns what so many of a hundred edits took at most. */
        Duration percentile(int percent) {
            return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
        }

        @Override
        public String toString() {
            return String.format(
                    "doorbell to copy, %s, over %d edits: p50 %d ms, p95 %d ms, longest %d ms",
                    way,
                    sorted.size(),
                    percentile(50).toMillis(),
                    percentile(95).toMillis(),
                    percentile(100).toMillis());
        }
    }

    Doorbells(DrillWorld world) throws IOException {
        this.world = world;
        this.worker = world.worker(POLL);
        this.receivers = List.of(receiver(world.a()), receiver(world.b()));
        thread.setDaemon(true);
        thread.start();
    }

    private DoorbellReceiver receiver(DrillAccount account) throws IOException {
        DoorbellReceiver receiver = new DoorbellReceiver(world.notifications(account), calendar -> {
            worker.doorbell(calendar);
            rung.release();
        });
        receiver.watch(account.calendar());
        return receiver;
    }

    /** Edits titles one after another, on both sides in turns, and waits for each copy; tells how long it took there and back. */
    List<Times> edits(int edits) throws InterruptedException {
        List<Duration> there = new ArrayList<>();
        List<Duration> back = new ArrayList<>();
        for (int i = 0; i < edits; i++) {
            if (i % 2 == 0) {
                there.add(edit(i, world.a(), world.b()));
            } else {
                back.add(edit(i, world.b(), world.a()));
            }
        }
        return List.of(times(world.a(), world.b(), there), times(world.b(), world.a(), back));
    }

    private static Times times(DrillAccount from, DrillAccount to, List<Duration> times) {
        return new Times(
                from.service() + " to " + to.service(), times.stream().sorted().toList());
    }

    private Duration edit(int number, DrillAccount from, DrillAccount to) throws InterruptedException {
        List<String> ids = from.ids();
        String title = "Edit " + number;
        long begun = System.nanoTime();
        from.retitle(ids.get(number % ids.size()), title);
        await(to, title, begun);
        return Duration.ofNanos(System.nanoTime() - begun);
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
        receivers.forEach(DoorbellReceiver::close);
    }
}
