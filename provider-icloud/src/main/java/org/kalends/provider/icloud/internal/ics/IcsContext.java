package org.kalends.provider.icloud.internal.ics;

import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;

/**
 * What reading a resource needs to know beside its text.
 *
 * @param calendarZone the zone in which dates and floating times are read
 * @param ownerEmail the address of the calendar's owner, to find the owner's own answer
 * @param limits how much of one resource is read
 */
public record IcsContext(ZoneId calendarZone, Optional<String> ownerEmail, Limits limits) {

    /**
     * How much is read before a resource counts as hostile. Time is bounded by counting steps, so that the same text has the same
     * outcome on every machine.
     *
     * @param characters longest text of a resource
     * @param occurrences most occurrences of one series in one window
     * @param steps most candidates looked at to find them
     */
    public record Limits(int characters, int occurrences, int steps) {

        /** Twenty million characters (the size at which iCloud refuses), 10,000 occurrences, 300,000 steps. */
        public static final Limits STANDARD = new Limits(20_000_000, 10_000, 300_000);

        /** Checks that each is at least 1. */
        public Limits {
            if (characters < 1 || occurrences < 1 || steps < 1) {
                throw new IllegalArgumentException("limits: each is at least 1");
            }
        }
    }

    /** Checks that nothing is missing. */
    public IcsContext {
        Objects.requireNonNull(calendarZone, "calendarZone");
        Objects.requireNonNull(ownerEmail, "ownerEmail");
        Objects.requireNonNull(limits, "limits");
    }

    /** Returns a context with the standard limits and no known owner. */
    public static IcsContext of(ZoneId calendarZone) {
        return new IcsContext(calendarZone, Optional.empty(), Limits.STANDARD);
    }
}
