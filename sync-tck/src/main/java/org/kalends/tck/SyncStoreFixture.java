package org.kalends.tck;

import java.time.Duration;
import org.kalends.api.store.SyncStore;

/** What {@link SyncStoreTck} needs for one test. */
public interface SyncStoreFixture extends Fixture {

    /** Returns an empty store. */
    SyncStore store();

    /** Returns the same store as another node, or the next process, sees it; a store in memory returns itself. */
    SyncStore reopened();

    /** Moves the clock on by which the store measures leases. */
    void pass(Duration time);
}
