package org.kalends.api.store;

/** In which directions a pair is synced. */
public enum Direction {
    /** From A to B. */
    ONE_WAY,
    /** Both ways. */
    TWO_WAY
}
