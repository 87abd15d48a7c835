package org.kalends.tck;

import java.time.Duration;
import java.util.function.UnaryOperator;
import org.kalends.api.store.SyncStore;
import org.kalends.memory.InMemorySyncStore;

/** The in-memory store, or what {@code wrapper} makes of it. */
final class InMemorySyncStoreFixture implements SyncStoreFixture {

    private final MovableClock clock = new MovableClock();
    private final SyncStore store;

    InMemorySyncStoreFixture(UnaryOperator<SyncStore> wrapper) {
        this.store = wrapper.apply(new InMemorySyncStore(clock));
    }

    @Override
    public String name() {
        return "in-memory sync store";
    }

    @Override
    public SyncStore store() {
        return store;
    }

    @Override
    public SyncStore reopened() {
        return store;
    }

    @Override
    public void pass(Duration time) {
        clock.pass(time);
    }
}
