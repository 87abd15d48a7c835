package org.kalends.host.user;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes ids that nobody can guess and that the same thing gets again, also in another database: an HMAC-SHA-256 (RFC 2104) of what it is,
 * keyed by the secret of the installation. Safe for use by several threads.
 */
public final class StableIds {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 12;

    private final SecretKeySpec key;

    /**
     * Creates a source of ids.
     *
     * @param secret of the installation
     */
    public StableIds(byte[] secret) {
        // The library keys the marks on copies with the secret itself.
        this.key = new SecretKeySpec(hmac(new SecretKeySpec(secret, ALGORITHM), "ids of the host"), ALGORITHM);
    }

    /**
     * Returns the id of a thing.
     *
     * @param kind a letter, with which the id begins
     * @param parts what the thing is known by, in this order
     */
    public String of(String kind, List<String> parts) {
        StringBuilder text = new StringBuilder(kind);
        // Lengths keep apart what would read the same.
        parts.forEach(
                part -> text.append('\n').append(part.length()).append(':').append(part));
        byte[] id = Arrays.copyOf(hmac(key, text.toString()), BYTES);
        return kind + Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("ids: this JVM lacks HMAC-SHA-256", e);
        }
    }
}
