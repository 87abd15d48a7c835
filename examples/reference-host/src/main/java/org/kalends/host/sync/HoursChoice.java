package org.kalends.host.sync;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/**
 * The hours that matter, in the zone of the calendar in which the originals lie.
 *
 * @param days the days of the week
 * @param from inclusive
 * @param to exclusive
 */
public record HoursChoice(List<DayOfWeek> days, LocalTime from, LocalTime to) {
    /** Takes a copy. */
    public HoursChoice {
        days = List.copyOf(days);
    }
}
