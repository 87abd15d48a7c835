package org.kalends.provider.google.internal.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Short names of long texts. */
final class Digests {

    private static final int BRIEF = 9;

    private static final int CONTENT = 18;

    private Digests() {}

    /** Returns 12 letters that tell a handful of texts apart. */
    static String brief(String text) {
        return digest(text, BRIEF);
    }

    /** Returns 24 letters that no two texts ever have in common. */
    static String content(String text) {
        return digest(text, CONTENT);
    }

    private static String digest(String text, int bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
