package org.kalends.host.connection;

import java.time.Instant;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.host.user.UserId;

/**
 * An account of a user, as it is stored.
 *
 * @param id names it
 * @param user whose it is
 * @param provider where the account is
 * @param subject the provider's stable id of the account
 * @param email the address, where told
 * @param status whether it can be used
 * @param connectedAt when it was connected first
 */
public record Connection(
        ConnectionId id,
        UserId user,
        ProviderId provider,
        String subject,
        Optional<String> email,
        ConnectionStatus status,
        Instant connectedAt) {

    /** Returns a calendar of the account. */
    public CalendarRef calendar(String calendarId) {
        return new CalendarRef(provider, id.account(), calendarId);
    }

    @Override
    public String toString() {
        return "Connection[" + id + ", " + provider + ", " + status + "]";
    }
}
