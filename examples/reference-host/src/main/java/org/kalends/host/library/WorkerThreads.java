package org.kalends.host.library;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.kalends.api.store.StaleLeaseException;
import org.kalends.api.store.StoreException;
import org.kalends.core.SyncWorker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * Runs the pairs that are due for as long as the host lives. When it is about to stop, no further run begins, and those under way get time to
 * end beside the requests that are still answered; what they cannot finish, the next start settles.
 */
final class WorkerThreads implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerThreads.class);

    private static final Duration LONGEST_NAP = Duration.ofSeconds(5);
    private static final Duration SHORTEST_NAP = Duration.ofMillis(20);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(25);

    private final SyncWorker worker;
    private final PairQueue queue;
    private final int threads;
    private final Clock clock;
    private final ExecutorService pool;
    private final FutureTask<Boolean> goodbye = new FutureTask<>(this::finish);
    private volatile boolean running;
    private volatile boolean leaving;

    WorkerThreads(SyncWorker worker, PairQueue queue, int threads, Clock clock) {
        this.worker = worker;
        this.queue = queue;
        this.threads = threads;
        this.clock = clock;
        this.pool = Executors.newFixedThreadPool(threads, WorkerThreads::named);
    }

    @Override
    public void start() {
        running = true;
        queue.cluster().ifPresentOrElse(shared -> shared.start(this::runNext), () -> {
            for (int i = 0; i < threads; i++) {
                pool.execute(this::work);
            }
        });
    }

    private void work() {
        while (!leaving) {
            try {
                boolean idle = worker.runNext().isEmpty();
                while (idle && !leaving && !queue.await(nap())) {
                    idle = queue.nextDue()
                            .filter(due -> !due.isAfter(clock.instant()))
                            .isEmpty();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                tell(e);
                pause();
            }
        }
    }

    private void runNext() {
        try {
            worker.runNext();
        } catch (RuntimeException e) {
            tell(e);
        }
    }

    /** Only the store's messages are known to hold no content. */
    private static void tell(RuntimeException e) {
        if (e instanceof StaleLeaseException) {
            LOG.info("a run ended early: its sync was removed, or another node has taken it over");
            return;
        }
        String what = e instanceof StoreException
                ? String.valueOf(e.getMessage())
                : e.getClass().getName();
        LOG.error("a run ended without a report, its pair is tried again: {}", what);
    }

    private static Thread named(Runnable work) {
        return new Thread(work, "kalends-worker");
    }

    private Duration nap() {
        Duration untilDue = queue.nextDue()
                .map(due -> Duration.between(clock.instant(), due))
                .filter(time -> time.compareTo(LONGEST_NAP) < 0)
                .orElse(LONGEST_NAP);
        return untilDue.compareTo(SHORTEST_NAP) < 0 ? SHORTEST_NAP : untilDue;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AFTER_TROUBLE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** After the requests that are under way were answered, and before the server goes. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE - 1;
    }

    @EventListener(ContextClosedEvent.class)
    void leave() {
        leaving = true;
        new Thread(goodbye, "kalends-goodbye").start();
    }

    @Override
    public void stop() {
        leaving = true;
        goodbye.run();
        try {
            goodbye.get();
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.warn("the workers did not end as they should; the next start settles what they were doing");
        } finally {
            running = false;
        }
    }

    private boolean finish() throws InterruptedException {
        queue.close();
        pool.shutdown();
        boolean ended = pool.awaitTermination(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            LOG.warn("a run did not end in time; the next start settles what it was doing");
            pool.shutdownNow();
        }
        return ended;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
