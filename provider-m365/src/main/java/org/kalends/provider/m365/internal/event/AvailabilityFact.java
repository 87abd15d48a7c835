package org.kalends.provider.m365.internal.event;

import java.util.Optional;
import org.kalends.api.model.Availability;

/** The availability that Graph tells and does not take: it is written as busy. */
final class AvailabilityFact {

    static final String UNKNOWN_AS_BUSY = "unknown as busy";

    private AvailabilityFact() {}

    static Optional<String> of(Availability availability) {
        return availability == Availability.UNKNOWN ? Optional.of(UNKNOWN_AS_BUSY) : Optional.empty();
    }

    /** Returns the availability that is written. */
    static Availability shown(Availability availability) {
        return availability == Availability.UNKNOWN ? Availability.BUSY : availability;
    }
}
