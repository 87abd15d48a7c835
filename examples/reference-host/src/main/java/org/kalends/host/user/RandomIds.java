package org.kalends.host.user;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes ids that nobody can guess. Safe for use by several threads. */
public final class RandomIds {

    private static final int BYTES = 12;

    private final SecureRandom random;

    /** Creates a source of ids. */
    public RandomIds(SecureRandom random) {
        this.random = random;
    }

    /** Returns a new id that begins with a letter for its kind. */
    public String next(String kind) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return kind + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
