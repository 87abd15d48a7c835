package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Where somebody wants to hear of a resource's changes. Immutable.
 *
 * @param id the client's name for it
 * @param account who made it
 * @param resource what is watched
 * @param resourceUri the resource's address
 * @param address where changes are told
 * @param token the client's secret
 * @param expires when it ends, as the answer said
 * @param ends when it really ends
 */
record Channel(
        String id,
        GoogleAccount account,
        String resource,
        String resourceUri,
        URI address,
        Optional<String> token,
        Instant expires,
        Instant ends) {

    /** Returns the resource's opaque id, the same for all channels that a user has on it. */
    String resourceId() {
        String name = account.sub() + " " + resource;
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(id.toString().substring(0, 21).getBytes(StandardCharsets.US_ASCII));
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("kind", "api#channel")
                .put("id", id)
                .put("resourceId", resourceId())
                .put("resourceUri", resourceUri);
        token.ifPresent(secret -> json.put("token", secret));
        return json.put("expiration", String.valueOf(expires.toEpochMilli()));
    }
}
