package org.kalends.api.model;

/**
 * Who may see the details of an event (iCalendar CLASS, RFC 5545 section 3.8.1.3; Graph {@code sensitivity}).
 *
 * <p>Declared from the most open to the most closed. A provider that cannot say a value keeps it in a private marker
 * and shows a value that is at least as closed.
 */
public enum Sensitivity {
    /** Details are visible to whoever may read the calendar. */
    NORMAL,
    /** Marked as personal; treated as private wherever the word is unknown. */
    PERSONAL,
    /** Details are for the owner only. */
    PRIVATE,
    /** Details are for the owner and named people only. */
    CONFIDENTIAL
}
