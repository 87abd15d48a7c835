package org.kalends.provider.google.internal.event;

import java.util.Arrays;
import java.util.Optional;
import org.kalends.api.model.Availability;
import org.kalends.api.model.EventStatus;

/** The availability that the service cannot say: it is written as opaque, a tentative one with the status to match. */
final class AvailabilityFact {

    private AvailabilityFact() {}

    static Optional<String> of(Availability availability) {
        return switch (availability) {
            case FREE, BUSY -> Optional.empty();
            case TENTATIVE, OUT_OF_OFFICE, WORKING_ELSEWHERE, UNKNOWN -> Optional.of(availability.name());
        };
    }

    static String transparency(Availability availability) {
        return availability == Availability.FREE ? GoogleTables.TRANSPARENT : GoogleTables.OPAQUE;
    }

    static EventStatus status(Availability availability) {
        return availability == Availability.TENTATIVE ? EventStatus.TENTATIVE : EventStatus.CONFIRMED;
    }

    /** Returns the availability that was meant by words as they were written; empty when somebody has changed them since. */
    static Optional<Availability> meant(String fact, EventWords words) {
        return Arrays.stream(Availability.values())
                .filter(availability -> of(availability).equals(Optional.of(fact)))
                .filter(availability ->
                        words.isPlain() && !words.isTransparent() && words.status() == status(availability))
                .findFirst();
    }
}
