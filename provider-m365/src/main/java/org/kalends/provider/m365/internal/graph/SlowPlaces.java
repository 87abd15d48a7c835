package org.kalends.provider.m365.internal.graph;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.kalends.api.model.CalendarRef;

/**
 * The places in feeds from which nothing could be read in time, each since when. An incident of the service passes, a place whose changes are
 * too heavy stays. Safe for use by several threads.
 */
final class SlowPlaces {

    /** Longer than most incidents. */
    private static final Duration LASTING = Duration.ofHours(6);

    private record Place(String target, Instant since) {}

    private final Map<CalendarRef, Place> slow = new ConcurrentHashMap<>();

    private final Clock clock;

    SlowPlaces(Clock clock) {
        this.clock = clock;
    }

    /** Takes notice that a place was slow; returns whether it has been for so long that it will not get better. */
    boolean isLasting(CalendarRef calendar, String target) {
        Instant now = clock.instant();
        Place first = Objects.requireNonNull(slow.merge(
                calendar,
                new Place(target, now),
                (before, after) -> before.target().equals(target) ? before : after));
        return !first.since().plus(LASTING).isAfter(now);
    }

    /** Takes notice that a calendar's feed was read in time. */
    void forget(CalendarRef calendar) {
        slow.remove(calendar);
    }
}
