package org.kalends.examples.hostdrill;

/** One of the two calendars of a pair. */
enum Side {
    A,
    B;

    Side other() {
        return this == A ? B : A;
    }
}
