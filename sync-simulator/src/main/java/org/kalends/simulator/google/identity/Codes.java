package org.kalends.simulator.google.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Authorization codes: each works once, for ten minutes, with the verifier of its challenge. Thread-safe. */
final class Codes {

    private static final Duration LIFE = Duration.ofMinutes(10);

    /**
     * What a code stands for.
     *
     * @param consent what was granted
     * @param offline whether a refresh token comes with it
     * @param redirect where the browser was sent back to
     * @param challenge the hash of the verifier
     * @param nonce what the identity token repeats
     * @param until when the code ends
     */
    record Issued(
            Consent consent,
            boolean offline,
            String redirect,
            String challenge,
            Optional<String> nonce,
            Instant until) {}

    private final Clock clock;

    private final Map<String, Issued> codes = new HashMap<>();

    private int numbers;

    Codes(Clock clock) {
        this.clock = clock;
    }

    synchronized String issue(
            Consent consent, boolean offline, String redirect, String challenge, Optional<String> nonce) {
        String code = "4/0A" + ++numbers + "-" + Integer.toHexString(challenge.hashCode());
        codes.put(
                code,
                new Issued(
                        consent,
                        offline,
                        redirect,
                        challenge,
                        nonce,
                        clock.instant().plus(LIFE)));
        return code;
    }

    /** Takes a code in; a second time it is worth nothing. */
    synchronized Issued redeem(String code, String client, String redirect, String verifier) {
        Issued issued = Optional.ofNullable(codes.remove(code))
                .filter(known -> known.consent().client().equals(client))
                .filter(known -> clock.instant().isBefore(known.until()))
                .orElseThrow(() -> IdentityError.invalidGrant("Bad Request"));
        if (!issued.redirect().equals(redirect)) {
            throw IdentityError.of(400, "redirect_uri_mismatch", "Bad Request");
        }
        if (!verifier.matches("[A-Za-z0-9._~-]{43,128}") || !issued.challenge().equals(challenge(verifier))) {
            throw IdentityError.invalidGrant("Invalid code verifier.");
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
