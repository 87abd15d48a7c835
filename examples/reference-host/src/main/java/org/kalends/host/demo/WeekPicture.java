package org.kalends.host.demo;

import java.util.List;

/**
 * A week of a calendar as a drawing. Lengths are units of the drawing.
 *
 * @param key the calendar
 * @param name its name
 * @param owner whose it is
 * @param service the service's name
 * @param height how high the drawing is
 * @param days the columns
 * @param hours the lines
 * @param blocks the events
 * @param events the events by themselves, for lists
 */
record WeekPicture(
        String key,
        String name,
        String owner,
        String service,
        double height,
        List<Day> days,
        List<Hour> hours,
        List<WeekBlock> blocks,
        List<DemoEvent> events) {

    /** A column of the drawing. */
    record Day(double x, double width, String name, boolean today) {}

    /** A line of the drawing. */
    record Hour(double y, String name) {}

    /** Returns a number that changes when the week does. */
    int fingerprint() {
        return events.hashCode();
    }
}
