package org.kalends.api.provider;

/** What a provider may or may not be able to do. What is not claimed is refused with UNSUPPORTED, never done by halves. */
public enum Capability {
    /** Reads with {@link RecurrenceView#OCCURRENCES}. */
    OCCURRENCES,
    /** Reads and writes whole series with {@link RecurrenceView#SERIES}. */
    SERIES,
    /** Writes and deletes single occurrences of a series. */
    OCCURRENCE_WRITES,
    /** Answers a cursor with what changed since; otherwise each read is a snapshot. */
    DELTA,
    /** Finds an event by its iCalendar UID. */
    UID_LOOKUP
}
