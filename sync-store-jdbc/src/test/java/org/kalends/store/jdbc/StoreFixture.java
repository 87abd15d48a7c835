package org.kalends.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import org.kalends.api.store.SyncStore;
import org.kalends.core.TestClock;
import org.kalends.tck.SyncStoreFixture;

final class StoreFixture implements SyncStoreFixture {

    private final TestDatabase.Kind kind;
    private final TestDatabase database;
    private final TestClock clock = new TestClock(Instant.parse("2031-05-06T12:00:00Z"));
    private final SyncStore store;

    StoreFixture(TestDatabase.Kind kind) {
        this.kind = kind;
        this.database = TestDatabase.of(kind);
        this.store = new JdbcSyncStore(database.pool(), clock);
    }

    @Override
    public String name() {
        return "JdbcSyncStore on " + kind;
    }

    @Override
    public SyncStore store() {
        return store;
    }

    @Override
    public SyncStore reopened() {
        return new JdbcSyncStore(database.pool(), clock);
    }

    @Override
    public void pass(Duration time) {
        clock.pass(time);
    }

    @Override
    public void close() {
        database.close();
    }
}
