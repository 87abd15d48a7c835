package org.kalends.api.provider;

/** How series are read. */
public enum RecurrenceView {
    /** As their occurrences in the window, each an event of its own. */
    OCCURRENCES,
    /** As one event with a recurrence. */
    SERIES
}
