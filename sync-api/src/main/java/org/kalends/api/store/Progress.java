package org.kalends.api.store;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.kalends.api.provider.Cursor;

/**
 * How far a pair has read.
 *
 * @param a the place in the feed of side A; absent before the first run and after an expiry
 * @param b the place in the feed of side B
 * @param coveredUntil the end of the window up to which both sides were read; absent before the first run
 */
public record Progress(Optional<Cursor> a, Optional<Cursor> b, Optional<Instant> coveredUntil) {

    /** Nothing read yet. */
    public static final Progress NONE = new Progress(Optional.empty(), Optional.empty(), Optional.empty());

    /** Checks that nothing is missing. */
    public Progress {
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
        Objects.requireNonNull(coveredUntil, "coveredUntil");
    }

    /** Returns the cursor of a side. */
    public Optional<Cursor> cursor(Side side) {
        return side == Side.A ? a : b;
    }
}
