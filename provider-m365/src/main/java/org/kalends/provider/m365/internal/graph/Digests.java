package org.kalends.provider.m365.internal.graph;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of texts. */
final class Digests {

    private static final int BRIEF = 16;

    private static final int LONG = 40;

    private Digests() {}

    /** Returns enough of a digest to tell things apart that nobody chooses. */
    static String brief(String text) {
        return hex(text).substring(0, BRIEF);
    }

    /** Returns enough of a digest to compare contents by. */
    static String content(String text) {
        return hex(text).substring(0, LONG);
    }

    private static String hex(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
