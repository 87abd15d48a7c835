package org.kalends.host.webhook;

import org.kalends.api.model.CalendarRef;

/** Hears of genuine doorbells, to measure how long it takes from there to the copy. */
@FunctionalInterface
public interface RingTimes {

    /** A calendar has changed. */
    void rang(CalendarRef calendar);
}
