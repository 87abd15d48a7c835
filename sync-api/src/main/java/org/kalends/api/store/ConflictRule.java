package org.kalends.api.store;

/** Who wins when the same field was edited on both sides between two runs. */
public enum ConflictRule {
    /** The original. */
    ORIGINAL_WINS,
    /** The side that the remote services say was changed last; the original when they do not tell. */
    LATEST_WINS
}
