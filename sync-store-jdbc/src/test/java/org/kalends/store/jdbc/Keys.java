package org.kalends.store.jdbc;

import java.util.Arrays;

/** Keys that tests know. */
final class Keys {

    private Keys() {}

    static TokenKey key(int id) {
        return new TokenKey(id, secret(id));
    }

    static byte[] secret(int seed) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) seed);
        return secret;
    }
}
