package org.kalends.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** All the randomness of one simulated life; the same seed throws the same numbers. */
public final class Dice {

    private final SplittableRandom random;

    /** Creates dice. */
    public Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Returns a number from 0, below a bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Returns true once in so many times. */
    public boolean oneIn(int times) {
        return below(times) == 0;
    }

    /** Returns one of some values. */
    public <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    /** Returns one of some values. */
    @SafeVarargs
    public final <T> T oneOf(T... values) {
        return values[below(values.length)];
    }
}
