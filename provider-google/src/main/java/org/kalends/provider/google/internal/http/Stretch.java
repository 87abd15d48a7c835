package org.kalends.provider.google.internal.http;

import java.time.Duration;
import java.time.Instant;
import org.kalends.api.model.Window;

/**
 * A stretch of time as the service is asked for it.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Stretch(Instant from, Instant to) {

    /** Days are placed by the zone of the window, and by that of the calendar at the service; no two are further apart. */
    private static final Duration ZONES = Duration.ofHours(27);

    /** Returns a stretch that holds everything that a window may hold. */
    static Stretch around(Window window) {
        return new Stretch(window.start().minus(ZONES), window.end().plus(ZONES));
    }
}
