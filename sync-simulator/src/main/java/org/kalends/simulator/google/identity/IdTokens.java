package org.kalends.simulator.google.identity;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.internal.SigningKeys;

/** Identity tokens, signed with RS256, and the keys to check them with. Thread-safe. */
final class IdTokens {

    private static final JsonMapper JSON = new JsonMapper();

    private final SigningKeys keys = new SigningKeys(true);

    /** Signs with a new key from now on; the ones before are still published. */
    void rotate() {
        keys.rotate();
    }

    /** Returns the public keys (RFC 7517). */
    String published() {
        return keys.published();
    }

    /** Returns a token about a user. */
    String about(GoogleAccount account, String issuer, String client, Optional<String> nonce, Instant now) {
        ObjectNode claims = JSON.createObjectNode();
        claims.put("iss", issuer);
        claims.put("azp", client);
        claims.put("aud", client);
        claims.put("sub", account.sub());
        claims.put("email", account.email());
        claims.put("email_verified", true);
        claims.put("name", account.email());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(3600).getEpochSecond());
        nonce.ifPresent(value -> claims.put("nonce", value));
        return keys.signed(claims);
    }
}
