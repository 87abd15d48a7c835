package org.kalends.simulator.entra;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Authorization codes: each works once, for ten minutes, with the verifier of its challenge. Thread-safe. */
final class Codes {

    private static final Duration LIFE = Duration.ofMinutes(10);

    /** What a code stands for. */
    record Issued(Consent consent, String redirect, String challenge, Optional<String> nonce, Instant until) {}

    private final Clock clock;

    private final Map<String, Optional<Issued>> codes = new HashMap<>();

    Codes(Clock clock) {
        this.clock = clock;
    }

    synchronized String issue(Consent consent, String redirect, String challenge, Optional<String> nonce) {
        String code = "0.AXsA-" + (codes.size() + 1) + "-"
                + Integer.toHexString(challenge.hashCode()).toUpperCase(Locale.ROOT);
        codes.put(
                code,
                Optional.of(new Issued(
                        consent, redirect, challenge, nonce, clock.instant().plus(LIFE))));
        return code;
    }

    /** Takes a code in; a second time it is worth nothing. */
    synchronized Issued redeem(String code, String client, String redirect, String verifier) {
        Optional<Issued> known = codes.get(code);
        if (known == null) {
            throw EntraError.invalidGrant(9002313, "", "Invalid request. The code is malformed or invalid.");
        }
        Issued issued = known.orElseThrow(
                () -> EntraError.invalidGrant(54005, "", "OAuth2 Authorization code was already redeemed."));
        codes.put(code, Optional.empty());
        if (!clock.instant().isBefore(issued.until())) {
            throw EntraError.invalidGrant(70008, "", "The provided authorization code is expired.");
        }
        if (!issued.consent().client().equals(client) || !issued.redirect().equals(redirect)) {
            throw EntraError.invalidGrant(
                    70002, "", "The code was issued to another application or for another redirect URI.");
        }
        if (!verifier.matches("[A-Za-z0-9._~-]{43,128}")) {
            throw EntraError.invalidGrant(501481, "", "The Code_Verifier is malformed.");
        }
        if (!issued.challenge().equals(challenge(verifier))) {
            throw EntraError.invalidGrant(
                    501481,
                    "",
                    "The Code_Verifier does not match the code_challenge supplied in the authorization request.");
        }
        return issued;
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
