package org.kalends.provider.m365.internal.graph;

/** Counts how often one write tries the same thing again. Used by one thread. */
final class Tries {

    private int left;

    Tries(int most) {
        this.left = most;
    }

    /** Takes one try; returns whether there was one left. */
    boolean take() {
        return left-- > 0;
    }
}
