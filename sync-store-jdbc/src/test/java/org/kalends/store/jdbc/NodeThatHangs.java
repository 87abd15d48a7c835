package org.kalends.store.jdbc;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A node in a process of its own that takes a pair and never finishes. */
final class NodeThatHangs {

    private NodeThatHangs() {}

    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        ClusteredJobQueue queue =
                new ClusteredJobQueue(TestDatabase.at(arguments[0]).pool(), Clock.systemUTC(), 2);
        queue.start(() -> {
            queue.take(Clock.systemUTC().instant(), Duration.ofMinutes(5));
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        never.await();
    }
}
