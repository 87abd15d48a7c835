package org.kalends.host.sync;

import org.kalends.api.store.PairId;

/**
 * Two calendars that a user keeps in step. It is also the name of the library's pair.
 *
 * @param value opaque
 */
public record SyncId(String value) {

    /** Checks that it is not blank. */
    public SyncId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("sync: the id is blank");
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
