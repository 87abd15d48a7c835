package org.kalends.examples.hostdrill;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Everybody who edits: at random, at a rate, and whether or not the hosts keep up. */
final class People {

    private static final double NANOS_A_SECOND = 1e9;

    private final List<DrillPair> pairs;
    private final double editsASecond;
    private final Random random;
    private final Lags lags;

    People(List<DrillPair> pairs, double editsASecond, Random random, Lags lags) {
        this.pairs = pairs;
        this.editsASecond = editsASecond;
        this.random = random;
        this.lags = lags;
    }

    /** Lets everybody edit for some time. */
    void edit(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        long next = System.nanoTime();
        while (next < end) {
            TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            pairs.get(random.nextInt(pairs.size())).act(random).ifPresent(lags::watch);
            next += (long) (-Math.log(1 - random.nextDouble()) / editsASecond * NANOS_A_SECOND);
        }
    }
}
