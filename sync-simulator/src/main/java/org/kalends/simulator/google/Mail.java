package org.kalends.simulator.google;

import java.time.Instant;

/**
 * A mail that the service has sent because of a call. Immutable.
 *
 * @param at when
 * @param kind what it says
 * @param from the account on whose behalf it was sent
 * @param to who got it
 * @param subject the event's title
 * @param eventId the event's id
 */
public record Mail(Instant at, Kind kind, String from, String to, String subject, String eventId) {

    /** What a mail says. */
    public enum Kind {
        /** An invitation to a new meeting, or to one that the guest was not asked to before. */
        INVITATION,
        /** The meeting has changed. */
        UPDATE,
        /** The meeting, or the guest's part in it, is off. */
        CANCELLATION,
        /** An invitee's answer, or the news that they removed the meeting. */
        RESPONSE
    }
}
