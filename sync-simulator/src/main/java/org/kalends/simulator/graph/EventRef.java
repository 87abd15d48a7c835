package org.kalends.simulator.graph;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What an event id names.
 *
 * @param event the number of a single event or a series in its mailbox
 * @param date the date of an occurrence, by the series' zone and rule
 */
record EventRef(long event, Optional<LocalDate> date) {

    static EventRef of(long event) {
        return new EventRef(event, Optional.empty());
    }

    EventRef on(LocalDate occurrence) {
        return new EventRef(event, Optional.of(occurrence));
    }
}
