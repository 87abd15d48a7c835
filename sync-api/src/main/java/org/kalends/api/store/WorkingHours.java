package org.kalends.api.store;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/**
 * The hours in which events matter, in the zone of the calendar.
 *
 * @param days the days of the week
 * @param from inclusive
 * @param to exclusive, later than {@code from}
 */
public record WorkingHours(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    /** Checks that the hours are not empty. */
    public WorkingHours {
        days = Set.copyOf(days);
        if (days.isEmpty() || !to.isAfter(from)) {
            throw new IllegalArgumentException("working hours: at least one day, and an end after the start");
        }
    }
}
