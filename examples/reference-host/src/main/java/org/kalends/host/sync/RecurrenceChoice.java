package org.kalends.host.sync;

/** How series are copied. */
public enum RecurrenceChoice {
    /** Each occurrence inside the window is an event of its own. */
    INSTANCES,
    /** As a series, where the target can hold it. */
    SERIES
}
