package org.kalends.host.sync;

import org.kalends.api.store.PairId;
import org.kalends.host.problem.Problem;

/**
 * Two calendars that a user keeps in step. It is also the name of the library's pair.
 *
 * @param value opaque
 */
public record SyncId(String value) {

    /** Nothing has a blank id. */
    public SyncId {
        if (value.isBlank()) {
            throw Problem.notFound("sync");
        }
    }

    PairId pair() {
        return new PairId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
