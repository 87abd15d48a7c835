package org.kalends.oauth;

import com.nimbusds.jwt.JWT;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a token endpoint grants.
 *
 * @param access the access token
 * @param refresh the refresh token, where one came
 * @param expiresAt when the access token stops working
 * @param scopes what was granted, normalised; empty when not told, which means what was asked for
 * @param id the identity token, not yet trusted
 */
record Tokens(
        String access, Optional<String> refresh, Instant expiresAt, Optional<Set<String>> scopes, Optional<JWT> id) {

    @Override
    public String toString() {
        return "Tokens[]";
    }
}
