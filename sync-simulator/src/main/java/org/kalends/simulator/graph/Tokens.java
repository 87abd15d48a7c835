package org.kalends.simulator.graph;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The bearer tokens that are good. Thread-safe. */
final class Tokens {

    /**
     * Who a token is for.
     *
     * @param mailbox the user
     * @param expires when it ends
     * @param scopes what it allows, in short form
     */
    record Grant(Mailbox mailbox, Instant expires, Set<String> scopes) {

        void require(boolean write) {
            if (!scopes.contains("Calendars.ReadWrite") && (write || !scopes.contains("Calendars.Read"))) {
                throw GraphError.denied();
            }
        }
    }

    private final Clock clock;

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    private final Map<String, String> claims = new ConcurrentHashMap<>();

    private final AtomicLong numbers = new AtomicLong();

    Tokens(Clock clock) {
        this.clock = clock;
    }

    String issue(Mailbox mailbox, Duration lifetime, Set<String> scopes) {
        return issue(mailbox, clock.instant().plus(lifetime), scopes);
    }

    String issue(Mailbox mailbox, Instant expires, Set<String> scopes) {
        String token = "EwB-" + numbers.incrementAndGet() + "-"
                + Integer.toHexString(mailbox.oid().hashCode());
        grants.put(token, new Grant(mailbox, expires, Set.copyOf(scopes)));
        return token;
    }

    boolean isGood(String token) {
        return grants.containsKey(token) && !claims.containsKey(token);
    }

    /** Refuses a mailbox's tokens until the client comes with one that was issued for more claims. */
    void challenge(Mailbox mailbox, String wanted) {
        grants.forEach((token, grant) -> {
            if (grant.mailbox() == mailbox) {
                claims.put(token, wanted);
            }
        });
    }

    void refuseAll(Mailbox mailbox) {
        grants.values().removeIf(grant -> grant.mailbox() == mailbox);
    }

    /** Returns whose token a request carries. */
    Grant require(Optional<String> authorization) {
        String token = authorization
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip())
                .orElseThrow(() -> refused("Access token is empty."));
        Optional.ofNullable(claims.get(token)).ifPresent(wanted -> {
            throw challenged(wanted);
        });
        Grant grant = Optional.ofNullable(grants.get(token))
                .orElseThrow(() -> refused("JWT is not well formed, there are no dots (.)."));
        if (!clock.instant().isBefore(grant.expires())) {
            throw refused("Lifetime validation failed, the token is expired.");
        }
        return grant;
    }

    private static GraphError challenged(String wanted) {
        String encoded = Base64.getEncoder().encodeToString(wanted.getBytes(StandardCharsets.UTF_8));
        return GraphError.of(401, "InvalidAuthenticationToken", "Continuous access evaluation resulted in challenge.")
                .with(
                        "WWW-Authenticate",
                        "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\","
                                + " client_id=\"00000003-0000-0000-c000-000000000000\","
                                + " error=\"insufficient_claims\", claims=\"" + encoded + "\"");
    }

    private static GraphError refused(String why) {
        return GraphError.of(401, "InvalidAuthenticationToken", why)
                .with("WWW-Authenticate", "Bearer realm=\"\", client_id=\"00000003-0000-0000-c000-000000000000\"");
    }
}
