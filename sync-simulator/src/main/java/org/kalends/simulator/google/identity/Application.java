package org.kalends.simulator.google.identity;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/**
 * A registered application.
 *
 * @param id the client id
 * @param secret the client secret
 * @param redirects where the browser may be sent back to
 */
record Application(String id, String secret, Set<URI> redirects) {

    Application {
        redirects = Set.copyOf(redirects);
    }

    boolean hasRedirect(String redirect) {
        return redirects.stream().anyMatch(known -> known.toString().equals(redirect));
    }

    boolean hasSecret(String given) {
        return MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
