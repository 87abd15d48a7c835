package org.kalends.simulator.internal;

import java.time.Duration;

/** The time that a service takes. */
public final class Pause {

    private Pause() {}

    /** Waits; an interruption ends the wait. */
    public static void of(Duration time) {
        if (time.isZero()) {
            return;
        }
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
