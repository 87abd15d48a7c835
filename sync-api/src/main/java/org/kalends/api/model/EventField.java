package org.kalends.api.model;

/** The parts of an event that are compared and written one by one. */
public enum EventField {
    /** {@link CalendarEvent#title()}. */
    TITLE,
    /** {@link CalendarEvent#description()}. */
    DESCRIPTION,
    /** {@link CalendarEvent#location()}. */
    LOCATION,
    /** {@link CalendarEvent#time()}: start, end, zone and all-day belong together. */
    TIME,
    /** {@link CalendarEvent#availability()}. */
    AVAILABILITY,
    /** {@link CalendarEvent#sensitivity()}. */
    SENSITIVITY,
    /** {@link CalendarEvent#attendees()}: read on originals, never written. */
    ATTENDEES,
    /** {@link CalendarEvent#recurrence()}: rule, additions, exclusions and overrides belong together. */
    RECURRENCE
}
