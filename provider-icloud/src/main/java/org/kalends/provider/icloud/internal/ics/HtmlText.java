package org.kalends.provider.icloud.internal.ics;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Tells whether the HTML form of a description still says what its plain text says. */
final class HtmlText {

    private static final Map<String, String> ENTITIES =
            Map.of("&nbsp;", " ", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'", "&apos;", "'", "&amp;", "&");

    private HtmlText() {}

    /** Returns whether the text of the HTML is the given text, blanks and line ends aside. */
    static boolean says(String html, String text) {
        return squeezed(plain(html)).equals(squeezed(text));
    }

    /** Returns a short name of a text, by which we recognise that it has not been edited since. */
    static String fingerprint(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(squeezed(text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String plain(String html) {
        String text = html.replaceAll("(?is)<(style|script|head|title)\\b[^>]*+>.*?</\\1\\s*+>", " ")
                .replaceAll("(?s)<!--.*?-->|<[^>]*+>", " ");
        for (Map.Entry<String, String> entity : ENTITIES.entrySet()) {
            if (!entity.getKey().equals("&amp;")) {
                text = text.replace(entity.getKey(), entity.getValue());
            }
        }
        return text.replace("&amp;", "&");
    }

    private static String squeezed(String text) {
        return text.replace('\u00A0', ' ').replaceAll("\\s++", "");
    }
}
