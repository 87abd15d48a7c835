package org.kalends.host.ops;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/** The host works, but somebody should look: what a restart would not heal is not DOWN. */
final class Degraded {

    static final Status STATUS = new Status("DEGRADED", "it works, but somebody should look");

    private Degraded() {}

    static Health.Builder unless(boolean fine) {
        return fine ? Health.up() : Health.status(STATUS);
    }
}
