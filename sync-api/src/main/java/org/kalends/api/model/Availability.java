package org.kalends.api.model;

/** What an event does to its owner's free/busy time (iCalendar TRANSP, Graph {@code showAs}). */
public enum Availability {
    /** The time stays free. */
    FREE,
    /** The time is held tentatively. */
    TENTATIVE,
    /** The time is taken. */
    BUSY,
    /** The owner is away. */
    OUT_OF_OFFICE,
    /** The owner works, but somewhere else. */
    WORKING_ELSEWHERE,
    /** The remote side does not tell; shown as busy wherever a choice must be made. */
    UNKNOWN
}
