package org.kalends.simulator.icloud;

import java.time.Instant;

/**
 * A mail that the service has sent because of a call (RFC 6638, RFC 6047). Immutable.
 *
 * @param at when
 * @param kind what it says
 * @param from the account's address on whose behalf it was sent
 * @param to who got it
 * @param subject the event's title
 * @param uid the event's UID
 */
public record Mail(Instant at, Kind kind, String from, String to, String subject, String uid) {

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
