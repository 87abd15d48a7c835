package org.kalends.api.model;

/** How somebody answered an invitation (iCalendar PARTSTAT, RFC 5545 section 3.2.12). */
public enum ResponseStatus {
    /** There is nothing to answer: no invitation, or the organizer. */
    NONE,
    /** Invited, not answered yet. */
    NOT_RESPONDED,
    /** Accepted. */
    ACCEPTED,
    /** Accepted tentatively. */
    TENTATIVE,
    /** Declined. */
    DECLINED
}
