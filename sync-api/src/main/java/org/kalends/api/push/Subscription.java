package org.kalends.api.push;

import java.time.Instant;
import java.util.Objects;
import org.kalends.api.model.CalendarRef;

/**
 * A standing request to be told of changes in a calendar.
 *
 * @param id the remote side's id
 * @param calendar the calendar that is watched
 * @param secret what a genuine notification carries
 * @param state what the provider needs to renew or cancel it, opaque; empty when nothing
 * @param expiresAt when the remote side stops telling
 */
public record Subscription(String id, CalendarRef calendar, String secret, String state, Instant expiresAt) {
    /** Checks that nothing is missing. */
    public Subscription {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(calendar, "calendar");
        Objects.requireNonNull(secret, "secret");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(expiresAt, "expiresAt");
    }

    @Override
    public String toString() {
        return "Subscription[" + id + ", expiresAt=" + expiresAt + "]";
    }
}
