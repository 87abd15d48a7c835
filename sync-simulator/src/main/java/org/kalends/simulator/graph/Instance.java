package org.kalends.simulator.graph;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One occurrence of a series.
 *
 * @param date the date by the rule
 * @param changed whether it is an exception
 * @param content what it says
 */
record Instance(LocalDate date, boolean changed, EventContent content) {

    Instant start() {
        return content.times().startInstant();
    }
}
