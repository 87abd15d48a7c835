package org.kalends.host.demo;

import java.time.LocalDateTime;

/**
 * One event, or one occurrence of a series, as a person sees it in a simulated calendar.
 *
 * @param id the service's id
 * @param title the title
 * @param start the wall clock at the start in the demonstration's zone
 * @param end the wall clock at the end, exclusive
 * @param allDay whether only the dates count
 * @param free whether the time shows as free
 * @param secret whether it is marked as private
 * @param copy whether this library wrote it
 * @param guests whether somebody else takes part
 */
record DemoEvent(
        String id,
        String title,
        LocalDateTime start,
        LocalDateTime end,
        boolean allDay,
        boolean free,
        boolean secret,
        boolean copy,
        boolean guests) {}
