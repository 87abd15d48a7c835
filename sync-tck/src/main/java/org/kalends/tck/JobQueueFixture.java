package org.kalends.tck;

import org.kalends.api.store.JobQueue;

/** What {@link JobQueueTck} needs for one test. */
public interface JobQueueFixture extends Fixture {

    /** Returns an empty queue. */
    JobQueue queue();

    /** Returns the same queue as another node, or the next process, sees it; a queue in memory returns itself. */
    JobQueue reopened();
}
