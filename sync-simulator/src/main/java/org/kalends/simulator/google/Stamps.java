package org.kalends.simulator.google;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The numbers of changes: the time in microseconds, or the next number when the clock has not moved on. Thread-safe. */
final class Stamps {

    private final Clock clock;

    private long last;

    Stamps(Clock clock) {
        this.clock = clock;
    }

    synchronized long next() {
        last = Math.max(last + 1, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
        return last;
    }

    /** Returns the number of the last change. */
    synchronized long last() {
        return last;
    }

    static Instant time(long stamp) {
        return Instant.EPOCH.plus(stamp, ChronoUnit.MICROS).truncatedTo(ChronoUnit.MILLIS);
    }
}
