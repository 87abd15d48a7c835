package org.kalends.api.store;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The hours in which events matter.
 *
 * @param days the days of the week
 * @param from inclusive
 * @param to exclusive, later than {@code from}
 * @param zone the zone of the calendar in which the originals lie; empty for that of the pair
 */
public record WorkingHours(Set<DayOfWeek> days, LocalTime from, LocalTime to, Optional<ZoneId> zone) {

    /** Creates hours in the zone of the pair. */
    public WorkingHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        this(days, from, to, Optional.empty());
    }

    /** Checks that the hours are not empty. */
    public WorkingHours {
        days = Set.copyOf(days);
        if (days.isEmpty() || !to.isAfter(from)) {
            throw new IllegalArgumentException("working hours: at least one day, and an end after the start");
        }
        Objects.requireNonNull(zone, "zone");
    }
}
