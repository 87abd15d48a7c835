package org.kalends.provider.google.internal.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Short names of long texts: the first bytes of their SHA-256, as letters, digits, dashes and underscores. */
public final class ShortHash {

    /** Bytes that tell a handful of texts apart, 12 letters. */
    public static final int FEW = 9;

    /** Bytes that no two texts ever have in common, 24 letters. */
    public static final int ANY = 18;

    private static final int USUAL = 12;

    private ShortHash() {}

    /** Returns 16 letters. */
    static String of(String text) {
        return of(text, USUAL);
    }

    /**
     * Returns four letters for each three bytes.
     *
     * @param bytes how many bytes of the hash
     */
    public static String of(String text, int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes(text), bytes));
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
