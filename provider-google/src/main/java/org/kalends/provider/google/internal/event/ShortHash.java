package org.kalends.provider.google.internal.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A short name of a text: the first 96 bits of its SHA-256, as 16 letters, digits, dashes and underscores. */
final class ShortHash {

    private static final int BYTES = 12;

    private ShortHash() {}

    static String of(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes(text), BYTES));
    }

    /** Returns the whole SHA-256 of a text. */
    static byte[] bytes(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
