package org.kalends.examples.hostdrill;

import java.time.Duration;
import java.time.Instant;

/**
 * What an event says, as far as the drill compares it.
 *
 * @param title the title
 * @param location the location; empty for none
 * @param start when it begins
 */
record Said(String title, String location, Instant start) {

    /** All events of the drill last so long. */
    static final Duration LENGTH = Duration.ofMinutes(30);

    private static final String BUSY = "Busy";

    Instant end() {
        return start.plus(LENGTH);
    }

    Said titled(String other) {
        return new Said(other, location, start);
    }

    Said located(String other) {
        return new Said(title, other, start);
    }

    Said moved(Instant other) {
        return new Said(title, location, other);
    }

    /** Returns what is left of it when it is marked as private. */
    Said shielded() {
        return new Said(BUSY, "", start);
    }
}
