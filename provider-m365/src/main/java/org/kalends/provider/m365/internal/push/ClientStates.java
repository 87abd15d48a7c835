package org.kalends.provider.m365.internal.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.push.Subscription;

/**
 * Client states: what a genuine notification carries. Each is a random number and a signature over it and what the subscription is for,
 * so that one that leaked rings no other calendar, and nobody who can only write to the store can make one up.
 */
public final class ClientStates {

    private static final String ALGORITHM = "HmacSHA256";

    private static final int SHORTEST_KEY = 32;

    private static final int NONCE = 16;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    private final SecureRandom random;

    /**
     * Creates states.
     *
     * @param key at least 32 bytes; with another key all subscriptions have to be made anew
     */
    public ClientStates(byte[] key, SecureRandom random) {
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("key: is shorter than 32 bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.random = random;
    }

    /** Returns a new state for a subscription, of 66 characters; the service takes 128. */
    String create(CalendarRef calendar, URI receiver) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        String text = BASE64.encodeToString(nonce);
        return text + "." + signature(calendar, receiver, text);
    }

    /** Returns whether a state that came is that of a subscription, and was made for it by us. Takes the same time either way. */
    boolean isGenuine(String came, Subscription subscription) {
        boolean same = MessageDigest.isEqual(
                came.getBytes(UTF_8), subscription.secret().getBytes(UTF_8));
        boolean ours = isOurs(subscription);
        return same && ours;
    }

    /** Returns whether a subscription's secret was made for it with this key. */
    boolean isOurs(Subscription subscription) {
        String[] parts = subscription.secret().split("\\.", 2);
        String signature = Grant.of(subscription)
                .map(grant -> signature(subscription.calendar(), grant.receiver(), parts[0]))
                .orElse("");
        return parts.length == 2
                && !signature.isEmpty()
                && MessageDigest.isEqual(parts[1].getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    private String signature(CalendarRef calendar, URI receiver, String nonce) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        for (String field :
                new String[] {calendar.account().value(), calendar.calendarId(), receiver.toString(), nonce}) {
            byte[] bytes = field.getBytes(UTF_8);
            signed.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            signed.writeBytes(bytes);
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return BASE64.encodeToString(mac.doFinal(signed.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
