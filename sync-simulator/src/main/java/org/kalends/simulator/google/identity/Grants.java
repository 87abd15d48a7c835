package org.kalends.simulator.google.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.GoogleSimulator;

/**
 * What users have granted, and the tokens for it. A refresh token is never replaced; it ends six months after its last
 * use, when there are a hundred younger ones, or with its grant. Thread-safe.
 */
final class Grants {

    private static final int MOST = 100;

    private static final int IDLE_MONTHS = 6;

    /**
     * A refresh token.
     *
     * @param consent what it is for
     * @param used when it was used last
     * @param until when it ends, if that is certain
     */
    private record Refreshing(Consent consent, Instant used, Optional<Instant> until) {}

    private final GoogleSimulator google;

    private final Clock clock;

    private final Map<String, Refreshing> refreshTokens = new LinkedHashMap<>();

    private final Map<String, Consent> accessTokens = new LinkedHashMap<>();

    private final Set<Consent> granted = new HashSet<>();

    private int numbers;

    Grants(GoogleSimulator google, Clock clock) {
        this.google = google;
        this.clock = clock;
    }

    /** Returns whether a user has granted anything to an application. */
    synchronized boolean has(GoogleAccount account, String client) {
        return granted.stream().anyMatch(consent -> consent.isOf(account, client));
    }

    /** Returns all scopes that a user has granted to an application. */
    synchronized Set<String> scopes(GoogleAccount account, String client) {
        Set<String> scopes = new LinkedHashSet<>();
        granted.stream()
                .filter(consent -> consent.isOf(account, client))
                .forEach(consent -> scopes.addAll(consent.scopes()));
        return scopes;
    }

    synchronized void add(Consent consent) {
        granted.add(consent);
    }

    synchronized String accessToken(Consent consent, Duration life) {
        String token = consent.account().issueToken(life, consent.scopes());
        accessTokens.put(token, consent);
        return token;
    }

    synchronized String refreshToken(Consent consent, Optional<Duration> life) {
        String token = "1//0" + ++numbers + "-" + consent.account().sub();
        Instant now = clock.instant();
        refreshTokens.put(token, new Refreshing(consent, now, life.map(now::plus)));
        List<String> same = refreshTokens.entrySet().stream()
                .filter(entry -> entry.getValue().consent().isOf(consent.account(), consent.client()))
                .map(Map.Entry::getKey)
                .toList();
        same.stream().limit(Math.max(0, same.size() - MOST)).forEach(refreshTokens::remove);
        return token;
    }

    /** Returns what a refresh token stands for, and counts as its use. */
    synchronized Consent use(String token, String client) {
        Instant now = clock.instant();
        Refreshing known = Optional.ofNullable(refreshTokens.get(token))
                .filter(issued -> issued.consent().client().equals(client))
                .filter(issued ->
                        issued.until().filter(end -> !now.isBefore(end)).isEmpty())
                .filter(issued -> now.isBefore(issued.used()
                        .atOffset(ZoneOffset.UTC)
                        .plusMonths(IDLE_MONTHS)
                        .toInstant()))
                .orElseThrow(() -> IdentityError.invalidGrant("Token has been expired or revoked."));
        refreshTokens.put(token, new Refreshing(known.consent(), now, known.until()));
        return known.consent();
    }

    /** Returns how long a refresh token has, if that is certain. */
    synchronized Optional<Duration> left(String token) {
        return Optional.ofNullable(refreshTokens.get(token))
                .flatMap(Refreshing::until)
                .map(end -> Duration.between(clock.instant(), end));
    }

    /** Ends the grant that a token of either kind belongs to. */
    synchronized void revoke(String token) {
        Consent consent = Optional.ofNullable(refreshTokens.get(token))
                .map(Refreshing::consent)
                .or(() -> Optional.ofNullable(accessTokens.get(token)))
                .orElseThrow(() -> IdentityError.of(400, "invalid_token", "Token expired or revoked"));
        end(consent.account(), consent.client());
    }

    synchronized void revokeAll(GoogleAccount account) {
        for (Consent consent : List.copyOf(granted)) {
            if (consent.account() == account) {
                end(account, consent.client());
            }
        }
    }

    private void end(GoogleAccount account, String client) {
        granted.removeIf(consent -> consent.isOf(account, client));
        refreshTokens.values().removeIf(issued -> issued.consent().isOf(account, client));
        accessTokens.entrySet().removeIf(entry -> {
            boolean ended = entry.getValue().isOf(account, client);
            if (ended) {
                google.refuseToken(entry.getKey());
            }
            return ended;
        });
    }
}
