package org.kalends.api.store;

/** One of the two calendars of a pair. Forward is from A to B. */
public enum Side {
    /** The first calendar; the source of a one-way pair. */
    A,
    /** The second calendar; the target of a one-way pair. */
    B;

    /** Returns the other side. */
    public Side other() {
        return this == A ? B : A;
    }
}
