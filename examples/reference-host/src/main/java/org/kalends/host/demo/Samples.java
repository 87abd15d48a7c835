package org.kalends.host.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * The sample calendars of the weeks around a day.
 *
 * @param zone where the people of the samples live
 * @param today the day
 */
record Samples(ZoneId zone, LocalDate today) {

    /** Fills a simulated calendar with a sample. */
    void fill(String name, DemoCalendar calendar) {
        SampleCalendar.read(name, zone, monday()).forEach(calendar::add);
    }

    /** Returns the Monday of the day's week. */
    LocalDate monday() {
        return today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
