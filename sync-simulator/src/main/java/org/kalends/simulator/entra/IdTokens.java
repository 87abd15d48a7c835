package org.kalends.simulator.entra;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.kalends.simulator.graph.Mailbox;
import org.kalends.simulator.internal.SigningKeys;

/** Identity tokens, signed with RS256, and the keys to check them with. Thread-safe. */
final class IdTokens {

    private static final JsonMapper JSON = new JsonMapper();

    private final SigningKeys keys = new SigningKeys(false);

    /** Signs with a new key from now on; the ones before are still published. */
    void rotate() {
        keys.rotate();
    }

    /** Returns the public keys (RFC 7517). */
    String published() {
        return keys.published();
    }

    /** Returns a token about a user. */
    String about(Mailbox mailbox, String issuer, String client, Optional<String> nonce, Instant now) {
        ObjectNode claims = JSON.createObjectNode();
        claims.put("ver", "2.0");
        claims.put("iss", issuer);
        claims.put("sub", subject(mailbox, client));
        claims.put("aud", client);
        claims.put("exp", now.plusSeconds(3600).getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("nbf", now.getEpochSecond());
        claims.put("name", mailbox.address());
        claims.put("preferred_username", mailbox.address());
        claims.put("email", mailbox.address());
        claims.put("oid", mailbox.oid());
        claims.put("tid", mailbox.tid());
        nonce.ifPresent(value -> claims.put("nonce", value));
        return keys.signed(claims);
    }

    /** The same user has another subject in each application. */
    private static String subject(Mailbox mailbox, String client) {
        return UUID.nameUUIDFromBytes((mailbox.oid() + client).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
