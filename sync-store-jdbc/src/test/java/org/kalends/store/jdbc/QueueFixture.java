package org.kalends.store.jdbc;

import org.kalends.api.store.JobQueue;
import org.kalends.tck.JobQueueFixture;

final class QueueFixture implements JobQueueFixture {

    private final TestDatabase.Kind kind;
    private final TestDatabase database;
    private final JobQueue queue;

    QueueFixture(TestDatabase.Kind kind) {
        this.kind = kind;
        this.database = TestDatabase.of(kind);
        this.queue = new JdbcJobQueue(database.pool());
    }

    @Override
    public String name() {
        return "JdbcJobQueue on " + kind;
    }

    @Override
    public JobQueue queue() {
        return queue;
    }

    @Override
    public JobQueue reopened() {
        return new JdbcJobQueue(database.pool());
    }

    @Override
    public void close() {
        database.close();
    }
}
