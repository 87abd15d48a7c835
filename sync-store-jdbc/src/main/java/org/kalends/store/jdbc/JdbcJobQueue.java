package org.kalends.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.PairId;
import org.kalends.store.jdbc.internal.Dialect;
import org.kalends.store.jdbc.internal.JobRows;
import org.kalends.store.jdbc.internal.Transactions;

/**
 * Due pairs in a database.
 *
 * <p>Safe for use by several threads and nodes: two that take at the same time get different jobs, and neither waits for the other. Each
 * method is one transaction on a connection of its own and durable on return. Times are kept to the microsecond. Everything that the
 * database refuses is a {@link org.kalends.api.store.StoreException}. Nothing may be null.
 *
 * <p>A job belongs to its taker for as long as it said. Where several nodes share the work and one of them may die in the middle of a long
 * run, {@link ClusteredJobQueue} finds out sooner.
 */
public final class JdbcJobQueue implements JobQueue {

    private final Transactions transactions;
    private final Dialect dialect;

    /**
     * Creates a queue.
     *
     * @param database hands out connections; a pool
     * @throws org.kalends.api.store.StoreException when the database cannot be reached or its schema is not the one of this library
     */
    public JdbcJobQueue(DataSource database) {
        new JdbcSchema(database).verify();
        this.transactions = new Transactions(database);
        this.dialect = transactions.run(Dialect::of);
    }

    @Override
    public void request(PairId pair, Instant due) {
        transactions.change(session -> new JobRows(session).request(pair, due));
    }

    @Override
    public Optional<Job> take(Instant now, Duration holdFor) {
        return transactions.run(session -> {
            JobRows jobs = new JobRows(session);
            Optional<PairId> pair = jobs.mostOverdue(now);
            return pair.isEmpty()
                    ? Optional.empty()
                    : Optional.of(jobs.hold(pair.get(), jobs.nextTicket(dialect), now.plus(holdFor)));
        });
    }

    @Override
    public void complete(Job job, Optional<Instant> next) {
        transactions.change(session -> new JobRows(session).complete(job, next));
    }

    @Override
    public Optional<Instant> nextDue() {
        return transactions.run(session -> new JobRows(session).nextDue());
    }

    @Override
    public void cancel(PairId pair) {
        transactions.change(session -> new JobRows(session).delete(pair));
    }
}
