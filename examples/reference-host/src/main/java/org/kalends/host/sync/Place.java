package org.kalends.host.sync;

import org.kalends.api.store.Side;

/** One of the two calendars of a sync. */
public enum Place {
    /** The first one. */
    SOURCE,
    /** The second one. */
    TARGET;

    static Place of(Side side) {
        return side == Side.A ? SOURCE : TARGET;
    }
}
