package org.kalends.api.provider;

/** How series are read. */
public enum RecurrenceView {
    /** As their occurrences in the window, each an event of its own. */
    OCCURRENCES,
    /** As one event with a recurrence; what no {@link org.kalends.api.model.Recurrence} can say, by its occurrences in the window. */
    SERIES
}
