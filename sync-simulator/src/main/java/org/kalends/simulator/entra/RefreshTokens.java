package org.kalends.simulator.entra;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.kalends.simulator.graph.Mailbox;

/** Refresh tokens: each use gives a new one, the old ones go on for 90 days after their last use. Thread-safe. */
final class RefreshTokens {

    private static final Duration IDLE = Duration.ofDays(90);

    private record Issued(Consent consent, Instant used, boolean revoked) {}

    private final Clock clock;

    private final Map<String, Issued> issued = new HashMap<>();

    RefreshTokens(Clock clock) {
        this.clock = clock;
    }

    synchronized String issue(Consent consent) {
        String token = "M.C5-" + (issued.size() + 1) + "-" + consent.mailbox().oid();
        issued.put(token, new Issued(consent, clock.instant(), false));
        return token;
    }

    /** Returns the consent that a token stands for. */
    synchronized Consent use(String token, String client) {
        Issued known = issued.get(token);
        if (known == null) {
            throw EntraError.invalidRequest(9002313, "Invalid request. Request is malformed or invalid.");
        }
        if (!known.consent().client().equals(client)) {
            throw EntraError.invalidGrant(
                    700005, "client_mismatch", "The provided refresh token was issued to another application.");
        }
        if (known.revoked()) {
            throw EntraError.invalidGrant(
                    50173,
                    "bad_token",
                    "The provided grant has expired due to it being revoked, a fresh auth token is needed.");
        }
        if (known.used().plus(IDLE).isBefore(clock.instant())) {
            throw EntraError.invalidGrant(700082, "token_expired", "The refresh token has expired due to inactivity.");
        }
        issued.put(token, new Issued(known.consent(), clock.instant(), false));
        return known.consent();
    }

    synchronized void revoke(Mailbox mailbox) {
        issued.replaceAll((token, known) ->
                known.consent().mailbox() == mailbox ? new Issued(known.consent(), known.used(), true) : known);
    }
}
