package org.kalends.store.jdbc.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.kalends.api.model.EventKey;

/** Short names of event keys for indexes, which refuse long ones: 128 bits of their SHA-256. */
final class KeyDigest {

    private static final int BYTES = 16;

    private KeyDigest() {}

    static String of(EventKey key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(key.value().getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static Set<String> of(Collection<EventKey> keys) {
        return keys.stream().map(KeyDigest::of).collect(Collectors.toSet());
    }
}
