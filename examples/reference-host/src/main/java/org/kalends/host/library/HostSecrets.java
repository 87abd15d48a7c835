package org.kalends.host.library;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.auth.TokenStore.Stored;
import org.kalends.api.model.AccountId;

/**
 * Secrets that the host makes once and keeps. They lie where credentials lie, so they are encrypted and a rotation of keys takes them along.
 */
final class HostSecrets {

    private static final int BYTES = 32;

    private final TokenStore tokens;
    private final SecureRandom random;

    HostSecrets(TokenStore tokens, SecureRandom random) {
        this.tokens = tokens;
        this.random = random;
    }

    /** Returns 32 bytes, the same on all nodes and after each start. */
    byte[] of(String name) {
        // No connection has an id with a colon.
        AccountId place = new AccountId("host:" + name);
        Optional<Stored> stored = tokens.find(place);
        while (stored.isEmpty()) {
            tokens.replace(place, 0, new Credential.AppPassword(name, fresh()));
            stored = tokens.find(place);
        }
        if (stored.get().credential() instanceof Credential.AppPassword secret) {
            return Base64.getDecoder().decode(secret.password());
        }
        throw new IllegalStateException("secret " + name + ": something else is stored in its place");
    }

    private String fresh() {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }
}
