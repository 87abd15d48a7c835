package org.kalends.core;

import java.util.Arrays;

/**
 * Which installation of the library this is. Two installations may write into one calendar: each touches only its own copies.
 *
 * <p>The secret keys the hashes of fields and origin marks. Keep it outside the store, and keep it: with another one, all copies look
 * foreign.
 */
public final class Installation {

    private final String id;
    private final byte[] secret;

    /**
     * Creates an installation.
     *
     * @param id 1 to 64 letters, digits, dashes or underscores
     * @param secret 32 random bytes
     */
    public Installation(String id, byte[] secret) {
        if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("installation: 1 to 64 letters, digits, dashes or underscores");
        }
        if (secret.length != 32) {
            throw new IllegalArgumentException("installation: the secret has 32 bytes");
        }
        this.id = id;
        this.secret = Arrays.copyOf(secret, secret.length);
    }

    /** Returns the id. */
    public String id() {
        return id;
    }

    /** Returns a copy of the secret. */
    byte[] secret() {
        return Arrays.copyOf(secret, secret.length);
    }
}
