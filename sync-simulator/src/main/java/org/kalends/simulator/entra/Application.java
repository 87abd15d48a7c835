package org.kalends.simulator.entra;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/**
 * A registered application.
 *
 * @param id the client id
 * @param secret the client secret; empty for a public client
 * @param redirects where the browser may be sent back to
 */
record Application(String id, Optional<String> secret, Set<URI> redirects) {

    Application {
        redirects = Set.copyOf(redirects);
    }

    void requireRedirect(String redirect) {
        if (redirects.stream().noneMatch(known -> known.toString().equals(redirect))) {
            throw EntraError.invalidRequest(
                    50011,
                    "The redirect URI specified in the request does not match the redirect URIs configured for the application '"
                            + id + "'.");
        }
    }

    void requireSecret(Optional<String> given) {
        if (secret.isEmpty() && given.isPresent()) {
            throw EntraError.invalidClient(
                    700025, "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.");
        }
        if (secret.isPresent() && given.isEmpty()) {
            throw EntraError.invalidClient(
                    7000218,
                    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
        }
        if (secret.isPresent() && !MessageDigest.isEqual(bytes(secret.get()), bytes(given.orElse("")))) {
            throw EntraError.invalidClient(7000215, "Invalid client secret provided.");
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
