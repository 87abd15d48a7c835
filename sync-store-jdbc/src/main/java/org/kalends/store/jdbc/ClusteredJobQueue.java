package org.kalends.store.jdbc;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.PairId;
import org.kalends.api.store.StoreException;
import org.kalends.store.jdbc.internal.Dialect;
import org.kalends.store.jdbc.internal.JobRows;
import org.kalends.store.jdbc.internal.Transactions;

/**
 * Due pairs that several nodes on one database share, with db-scheduler deciding which node runs a pair.
 *
 * <p>What is due and what was requested stands in the table of {@link JdbcJobQueue}; each pair has one execution in db-scheduler that
 * follows it. So a pair runs on one node at a time for as long as that node gives signs of life, however long the run takes, and the pairs
 * of a node that died run elsewhere within {@value #TAKEOVER_SECONDS} seconds. Lease pairs for no longer than that: the lease then only
 * fences off a node that was taken for dead and wakes up. A request is stored when the method returns; the node that took it starts a run
 * at once if it has a thread, the others see it within a second.
 *
 * <pre>{@code
 * ClusteredJobQueue queue = new ClusteredJobQueue(database, clock, 8);
 * SyncWorker worker = new SyncWorker(engine, store, queue, clock, poll, hold);
 * queue.start(worker::runNext);
 * }</pre>
 *
 * <p>Safe for use by several threads. Do not let workers of a plain {@link JdbcJobQueue} take from the same database. Needs db-scheduler
 * on the class path, which this library does not bring along.
 */
public final class ClusteredJobQueue implements JobQueue, AutoCloseable {

    /** After how many seconds at most the pairs of a dead node run elsewhere. */
    public static final int TAKEOVER_SECONDS = 30;

    /** Dead after four missed ones, looked for at every second one: 18 seconds, and one to be picked up. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);

    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(30);

    /** A node may die between storing a request and telling db-scheduler; this is how soon that is noticed. */
    private static final Duration SWEEP = Duration.ofMinutes(1);

    /** The pair that db-scheduler gave to this thread. */
    private static final ThreadLocal<@Nullable PairId> GIVEN = new ThreadLocal<>();

    private static final int PAGE = 500;
    private static final int MOST_ATTEMPTS = 10;

    private final Transactions transactions;
    private final Dialect dialect;
    private final JdbcJobQueue jobs;
    private final Clock clock;
    private final CustomTask<Void> task;
    private final Scheduler scheduler;
    private volatile Runnable work = () -> {};

    /**
     * Creates the queue of a node.
     *
     * @param database hands out connections; a pool with a few more than there are threads
     * @param clock tells what is due; the clocks of all nodes have to agree to within a few seconds
     * @param threads how many pairs this node runs at once
     * @throws StoreException when the database cannot be reached or its schema is not the one of this library
     */
    public ClusteredJobQueue(DataSource database, Clock clock, int threads) {
        this.jobs = new JdbcJobQueue(database);
        this.transactions = new Transactions(database);
        this.dialect = transactions.run(Dialect::of);
        this.clock = Objects.requireNonNull(clock, "clock");
        this.task = Tasks.custom("kalends-pair", Void.class)
                .onDeadExecutionRevive()
                .onFailure(this::follow)
                .execute((instance, context) -> {
                    run(new PairId(instance.getId()));
                    return this::follow;
                });
        RecurringTask<Void> sweep =
                Tasks.recurring("kalends-sweep", FixedDelay.of(SWEEP)).execute((instance, context) -> sweep());
        SchedulerBuilder builder = Scheduler.create(database, task)
                .startTasks(sweep)
                .tableName("kalends_schedule")
                .threads(threads)
                .clock(clock::instant)
                .pollingInterval(POLL)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LONGEST_SHUTDOWN)
                .alwaysPersistTimestampInUTC()
                .enableImmediateExecution();
        this.scheduler = dialect == Dialect.POSTGRESQL
                ? builder.pollUsingLockAndFetch(0.5, 1.0).build()
                : builder.build();
    }

    /**
     * Begins to run pairs.
     *
     * @param runNext takes one job from this queue, runs it and completes it
     */
    public void start(Runnable runNext) {
        work = runNext;
        scheduler.start();
    }

    @Override
    public void request(PairId pair, Instant due) {
        jobs.request(pair, due);
        wake(pair);
    }

    /** Takes the job that db-scheduler gave to this thread, once; empty on all other threads. */
    @Override
    public Optional<Job> take(Instant now, Duration holdFor) {
        PairId pair = GIVEN.get();
        GIVEN.remove();
        if (pair == null) {
            return Optional.empty();
        }
        return transactions.run(session -> {
            JobRows rows = new JobRows(session);
            return rows.lockForNode(pair, now)
                    ? Optional.of(rows.hold(pair, rows.nextTicket(dialect), now.plus(holdFor)))
                    : Optional.empty();
        });
    }

    @Override
    public void complete(Job job, Optional<Instant> next) {
        jobs.complete(job, next);
    }

    @Override
    public Optional<Instant> nextDue() {
        return jobs.nextDue();
    }

    @Override
    public void cancel(PairId pair) {
        jobs.cancel(pair);
    }

    /** Takes no more jobs, and waits for those that are running, up to half a minute. */
    @Override
    public void close() {
        scheduler.stop();
    }

    private void run(PairId pair) {
        GIVEN.set(pair);
        try {
            work.run();
        } finally {
            GIVEN.remove();
        }
    }

    /** Lets the execution of a pair that has run follow its job. A request that comes in between finds the execution busy, so look again. */
    private void follow(ExecutionComplete done, ExecutionOperations<Void> execution) {
        PairId pair = new PairId(done.getExecution().taskInstance.getId());
        Optional<Instant> due = due(pair);
        if (due.isPresent()) {
            execution.reschedule(done, due.get());
        } else {
            execution.remove();
        }
        if (!due(pair).equals(due)) {
            wake(pair);
        }
    }

    private void sweep() {
        Instant late = clock.instant().minus(SWEEP.dividedBy(2));
        List<PairId> page = overdue(Optional.empty(), late);
        while (!page.isEmpty()) {
            page.forEach(this::wake);
            page = overdue(Optional.of(page.get(page.size() - 1)), late);
        }
    }

    private List<PairId> overdue(Optional<PairId> after, Instant late) {
        return transactions.run(session -> new JobRows(session).overdue(late, after, PAGE));
    }

    private Optional<Instant> due(PairId pair) {
        return transactions.run(session -> new JobRows(session).due(pair));
    }

    /** Makes sure that the execution of a pair is not later than its job. One that is running looks at the job when it ends. */
    private void wake(PairId pair) {
        Optional<Instant> due = due(pair);
        for (int attempt = 1; due.isPresent() && !isAwake(pair, due.get()); attempt++) {
            if (attempt == MOST_ATTEMPTS) {
                throw new StoreException(
                        "store: pair " + pair
                                + " kept being scheduled elsewhere; it is due, and looked after within two minutes",
                        new IllegalStateException("kalends_schedule"));
            }
            due = due(pair);
        }
    }

    private boolean isAwake(PairId pair, Instant due) {
        TaskInstance<Void> instance = task.instance(pair.value());
        if (scheduler.scheduleIfNotExists(instance, due)) {
            return true;
        }
        Optional<ScheduledExecution<Object>> now = scheduler.getScheduledExecution(instance);
        if (now.isEmpty()) {
            return false;
        }
        return now.get().isPicked() || !now.get().getExecutionTime().isAfter(due) || rescheduled(instance, due);
    }

    /** Another node may be faster; db-scheduler then throws or returns false. */
    private boolean rescheduled(TaskInstance<Void> instance, Instant due) {
        try {
            return scheduler.reschedule(instance, due);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
