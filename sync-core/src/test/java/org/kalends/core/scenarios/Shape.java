package org.kalends.core.scenarios;

import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.PairPolicy;
import org.kalends.core.World;
import org.kalends.memory.InMemoryCalendar;

/** How series are synced, and on which side of a two-way pair the originals are made. */
enum Shape {
    OCCURRENCES_FORWARD(RecurrenceView.OCCURRENCES, true),
    OCCURRENCES_BACK(RecurrenceView.OCCURRENCES, false),
    SERIES_FORWARD(RecurrenceView.SERIES, true),
    SERIES_BACK(RecurrenceView.SERIES, false);

    final RecurrenceView view;
    final boolean forward;

    Shape(RecurrenceView view, boolean forward) {
        this.view = view;
        this.forward = forward;
    }

    World world() {
        return world(PairPolicy.twoWay());
    }

    World world(PairPolicy policy) {
        return new World(policy.withRecurrence(view));
    }

    /** Returns the calendar in which the originals are made. */
    InMemoryCalendar from(World world) {
        return forward ? world.a : world.b;
    }

    /** Returns the calendar in which the copies are written. */
    InMemoryCalendar to(World world) {
        return forward ? world.b : world.a;
    }
}
