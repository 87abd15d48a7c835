package org.kalends.store.jdbc;

import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of an {@link AesTokenCipher}. Immutable; {@code toString} never shows the secret. */
public final class TokenKey {

    private static final int BYTES = 32;

    private final int id;
    private final SecretKey secret;

    /**
     * Creates a key.
     *
     * @param id names the key for good: never give a new secret the id of an old one
     * @param secret 32 random bytes; copied
     */
    public TokenKey(int id, byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("token key: the secret of key " + id + " does not have 32 bytes");
        }
        this.id = id;
        this.secret = new SecretKeySpec(Arrays.copyOf(secret, BYTES), "AES");
    }

    /** Returns the name of the key. */
    public int id() {
        return id;
    }

    SecretKey secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "TokenKey[" + id + "]";
    }
}
