package org.kalends.examples.hostdrill;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** All hosts, and who kills them. */
final class Hosts implements AutoCloseable {

    private static final int NODES = 2;

    private final List<HostNode> nodes = new ArrayList<>();
    private final Random random;
    private final ExecutorService waiting = Executors.newCachedThreadPool();
    private final AtomicInteger killed = new AtomicInteger();

    Hosts(List<String> settings, Path folder, Random random) throws IOException {
        this.random = random;
        for (int i = 1; i <= NODES; i++) {
            nodes.add(new HostNode("host-" + i, settings, folder));
        }
    }

    List<HostNode> nodes() {
        return List.copyOf(nodes);
    }

    void awaitReady() throws InterruptedException {
        for (HostNode node : nodes) {
            if (!node.awaitReady()) {
                throw new IllegalStateException(node + " does not start, see its log");
            }
        }
    }

    /** Returns how many hosts have been killed so far; empty while one of them is not back. */
    OptionalInt calm() {
        return nodes.stream().allMatch(HostNode::isServing) ? OptionalInt.of(killed.get()) : OptionalInt.empty();
    }

    private static void quietlyAwait(HostNode node) {
        try {
            node.awaitReady();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills one host after another, spread over some time, and starts each again after some seconds. Returns when all serve again. */
    void kill(int kills, Duration time) throws IOException, InterruptedException {
        long slice = time.toMillis() / Math.max(kills, 1);
        for (int i = 0; i < kills; i++) {
            long before = (long) (random.nextDouble() * slice * 2 / 3);
            TimeUnit.MILLISECONDS.sleep(before);
            HostNode victim = nodes.get(random.nextInt(NODES));
            killed.incrementAndGet();
            victim.kill();
            long down = Math.min(1_000 + random.nextInt(6_000), slice / 3);
            TimeUnit.MILLISECONDS.sleep(down);
            victim.startAgain();
            waiting.execute(() -> quietlyAwait(victim));
            TimeUnit.MILLISECONDS.sleep(slice - before - down);
        }
        awaitReady();
    }

    @Override
    public void close() {
        waiting.shutdownNow();
        try {
            for (HostNode node : nodes) {
                node.kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
