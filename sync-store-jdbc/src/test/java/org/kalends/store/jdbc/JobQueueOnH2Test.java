package org.kalends.store.jdbc;

import org.kalends.tck.JobQueueFixture;
import org.kalends.tck.JobQueueTck;

class JobQueueOnH2Test extends JobQueueTck {

    @Override
    protected JobQueueFixture fixture() {
        return new QueueFixture(TestDatabase.Kind.H2);
    }
}
