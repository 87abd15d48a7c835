package org.kalends.tck;

import org.kalends.api.store.JobQueue;
import org.kalends.memory.InMemoryJobQueue;

class InMemoryJobQueueTest extends JobQueueTck {

    @Override
    protected JobQueueFixture fixture() {
        return new Fixture(new InMemoryJobQueue());
    }

    record Fixture(JobQueue queue) implements JobQueueFixture {

        @Override
        public String name() {
            return "in-memory job queue";
        }

        @Override
        public JobQueue reopened() {
            return queue;
        }
    }
}
