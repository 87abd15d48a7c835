package org.kalends.api.model;

import java.util.Objects;

/**
 * One calendar of one account.
 *
 * @param provider the provider that can reach it
 * @param account whose access is used
 * @param calendarId the provider's own id of the calendar, opaque and stable
 */
public record CalendarRef(ProviderId provider, AccountId account, String calendarId) {
    /** Checks that nothing is missing. */
    public CalendarRef {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(account, "account");
        if (calendarId.isBlank()) {
            throw new IllegalArgumentException("calendar: the id is blank");
        }
    }
}
