package org.kalends.simulator.google;

import java.time.ZoneId;
import java.util.Optional;

/** The time zones that the service knows: those with a name. */
final class Zones {

    private Zones() {}

    static Optional<ZoneId> known(String name) {
        return ZoneId.getAvailableZoneIds().contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }
}
