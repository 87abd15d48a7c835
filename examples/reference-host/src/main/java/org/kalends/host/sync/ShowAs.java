package org.kalends.host.sync;

/** What copies say about the time they take. */
public enum ShowAs {
    /** What the original says. */
    PRESERVE,
    /** Free. */
    FREE,
    /** Held tentatively. */
    TENTATIVE,
    /** Busy. */
    BUSY,
    /** Away. */
    OUT_OF_OFFICE,
    /** Working elsewhere. */
    WORKING_ELSEWHERE
}
