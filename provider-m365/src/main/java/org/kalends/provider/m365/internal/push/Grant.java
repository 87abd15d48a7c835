package org.kalends.provider.m365.internal.push;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kalends.api.push.Subscription;

/**
 * What has to be known of a subscription later on, kept in its state.
 *
 * @param granted when it was created or last renewed
 * @param receiver where it tells changes
 */
record Grant(Instant granted, URI receiver) {

    private static final String VERSION = "1";

    /** A subscription that was granted for longer is renewed this long before it ends. */
    private static final Duration AHEAD = Duration.ofDays(1);

    /** Returns what a subscription's state says; empty when another version wrote it. */
    static Optional<Grant> of(Subscription subscription) {
        String[] parts = subscription.state().split(" ", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Grant(Instant.parse(parts[1]), URI.create(parts[2])));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String state() {
        return VERSION + " " + granted + " " + receiver;
    }

    /** Returns when a subscription has to be renewed: a day before it ends, or at half its life if that comes later. */
    Instant renewAt(Instant expiresAt) {
        Instant half = granted.plus(Duration.between(granted, expiresAt).dividedBy(2));
        Instant ahead = expiresAt.minus(AHEAD);
        return ahead.isAfter(half) ? ahead : half;
    }
}
