package org.kalends.examples.hostdrill;

import java.util.Optional;

/**
 * Something that a person did and that has to reach the other calendar.
 *
 * @param pair the pair
 * @param entry the event
 * @param kind what was done
 * @param field the field that was edited
 * @param from the side it was done on
 * @param said what the event said then
 * @param begunNanos when, by {@link System#nanoTime()}
 */
record Change(DrillPair pair, Entry entry, Kind kind, Optional<Field> field, Side from, Said said, long begunNanos) {

    /** What people do. */
    enum Kind {
        ADDED,
        EDITED,
        REMOVED
    }

    /** How far a change has come. */
    enum Progress {
        WAITING,
        ARRIVED,
        /** A later change has taken its place. */
        OVERTAKEN
    }
}
