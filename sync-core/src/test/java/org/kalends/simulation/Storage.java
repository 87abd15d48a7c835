package org.kalends.simulation;

import java.time.Clock;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.SyncStore;
import org.kalends.memory.InMemoryJobQueue;
import org.kalends.memory.InMemorySyncStore;

/** Where a simulated life keeps what has to outlive its processes. Other modules simulate on storages of their own. */
public interface Storage extends AutoCloseable {

    /** The memory of the test. */
    Storage IN_MEMORY = new Storage() {
        @Override
        public SyncStore store(Clock clock) {
            return new InMemorySyncStore(clock);
        }

        @Override
        public JobQueue queue() {
            return new InMemoryJobQueue();
        }
    };

    /** Returns an empty store that goes by a clock. */
    SyncStore store(Clock clock);

    /** Returns an empty queue. */
    JobQueue queue();

    /** Cleans up when the life is over. */
    @Override
    default void close() {}
}
