package org.kalends.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** All the randomness of one simulated life; the same seed throws the same numbers. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean oneIn(int times) {
        return below(times) == 0;
    }

    <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... values) {
        return values[below(values.length)];
    }
}
