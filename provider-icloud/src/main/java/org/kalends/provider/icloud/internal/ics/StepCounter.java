package org.kalends.provider.icloud.internal.ics;

import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/** Counts the work done for one series and stops it. Not safe for use by several threads. */
final class StepCounter {

    private final String property;

    private int left;

    StepCounter(String property, int steps) {
        this.property = property;
        this.left = steps;
    }

    /** Counts some steps; more than are left is a problem. */
    void take(long steps) {
        if (steps > left) {
            throw new IcsProblem(Kind.TOO_MANY, property, "too much work to find the occurrences");
        }
        left -= (int) steps;
    }
}
