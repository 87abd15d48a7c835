package org.kalends.simulator.google;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
     * @param account the user
     * @param expires when it ends
     * @param scopes what it allows, in full
     */
    record Grant(GoogleAccount account, Instant expires, Set<String> scopes) {}

    private final Clock clock;

    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    private final AtomicLong numbers = new AtomicLong();

    Tokens(Clock clock) {
        this.clock = clock;
    }

    String issue(GoogleAccount account, Duration lifetime, Set<String> scopes) {
        return issue(account, clock.instant().plus(lifetime), scopes);
    }

    String issue(GoogleAccount account, Instant expires, Set<String> scopes) {
        String token = "ya29.a0-" + numbers.incrementAndGet() + "-"
                + Integer.toHexString(account.sub().hashCode());
        grants.put(token, new Grant(account, expires, Set.copyOf(scopes)));
        return token;
    }

    boolean isGood(String token) {
        return grants.containsKey(token);
    }

    void refuse(String token) {
        grants.remove(token);
    }

    void refuseAll(GoogleAccount account) {
        grants.values().removeIf(grant -> grant.account() == account);
    }

    /** Returns whose token a request carries. */
    Grant require(Optional<String> authorization) {
        String token = authorization
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip())
                .orElseThrow(() -> GoogleError.of(401, "global", "required", "Login Required.")
                        .at("header", "Authorization")
                        .with("WWW-Authenticate", "Bearer realm=\"https://accounts.google.com/\""));
        return Optional.ofNullable(grants.get(token))
                .filter(grant -> clock.instant().isBefore(grant.expires()))
                .orElseThrow(Tokens::invalidCredentials);
    }

    static GoogleError invalidCredentials() {
        return GoogleError.of(401, "global", "authError", "Invalid Credentials")
                .at("header", "Authorization")
                .with("WWW-Authenticate", "Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\"");
    }
}
