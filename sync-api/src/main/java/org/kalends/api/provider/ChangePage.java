package org.kalends.api.provider;

import java.util.List;
import java.util.Objects;

/**
 * One page of a change feed.
 *
 * @param changes in the order of the feed; the last word on a key counts
 * @param kind whether the pages tell what changed, or all that is there
 * @param next where to go on: the next page when {@code more}, else the place to ask for the changes after these
 * @param more whether further pages belong to the same answer
 */
public record ChangePage(List<RemoteChange> changes, Kind kind, Cursor next, boolean more) {

    /** What the absence of an event means. */
    public enum Kind {
        /** The pages hold what changed since the cursor; absence means nothing. */
        DELTA,
        /** All pages together hold every event that overlaps the window; an event in the window that is absent is gone. */
        SNAPSHOT
    }

    /** Checks that nothing is missing. */
    public ChangePage {
        changes = List.copyOf(changes);
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(next, "next");
    }
}
