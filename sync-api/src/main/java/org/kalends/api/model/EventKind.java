package org.kalends.api.model;

/** What sort of entry the remote calendar says this is. */
public enum EventKind {
    /** An ordinary event. */
    DEFAULT,
    /** An absence. */
    OUT_OF_OFFICE,
    /** Time blocked for concentrated work. */
    FOCUS,
    /** A statement about where somebody works, not an appointment. */
    WORKING_LOCATION,
    /** A birthday out of an address book. */
    BIRTHDAY
}
