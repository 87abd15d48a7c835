package org.kalends.simulator.graph;

import org.kalends.simulator.CalendarFaults;

/** The switches for everything that goes wrong at Graph. Thread-safe. */
public final class GraphFaults extends CalendarFaults<GraphFault> {

    GraphFaults() {
        super(GraphFault.class);
    }
}
