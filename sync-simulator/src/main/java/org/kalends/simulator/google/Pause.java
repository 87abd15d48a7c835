package org.kalends.simulator.google;

import java.time.Duration;

/** The time that a service takes. */
final class Pause {

    private Pause() {}

    static void of(Duration time) {
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
