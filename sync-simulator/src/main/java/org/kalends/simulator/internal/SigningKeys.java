package org.kalends.simulator.internal;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The keys with which an identity provider signs its identity tokens (RFC 7515, RS256), and their public halves. Thread-safe. */
public final class SigningKeys {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private static final JsonMapper JSON = new JsonMapper();

    private record Key(String id, KeyPair pair) {}

    private final boolean namesAlgorithm;

    private final List<Key> keys = new ArrayList<>();

    /**
     * Makes a first key.
     *
     * @param namesAlgorithm whether published keys say what they are used with
     */
    public SigningKeys(boolean namesAlgorithm) {
        this.namesAlgorithm = namesAlgorithm;
        rotate();
    }

    /** Signs with a new key from now on; the ones before are still published. */
    public synchronized void rotate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys.add(0, new Key("simulated-" + (keys.size() + 1), generator.generateKeyPair()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the public keys (RFC 7517). */
    public synchronized String published() {
        ObjectNode set = JSON.createObjectNode();
        for (Key key : keys) {
            RSAPublicKey rsa = (RSAPublicKey) key.pair().getPublic();
            ObjectNode published =
                    set.withArray("keys").addObject().put("kty", "RSA").put("use", "sig");
            if (namesAlgorithm) {
                published.put("alg", "RS256");
            }
            published
                    .put("kid", key.id())
                    .put("n", unsigned(rsa.getModulus()))
                    .put("e", unsigned(rsa.getPublicExponent()));
        }
        return set.toString();
    }

    /** Returns claims as a token that the newest key has signed (RFC 7519). */
    public synchronized String signed(ObjectNode claims) {
        Key key = keys.get(0);
        ObjectNode header = JSON.createObjectNode();
        header.put("typ", "JWT").put("alg", "RS256").put("kid", key.id());
        String head = encoded(header.toString()) + "." + encoded(claims.toString());
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.pair().getPrivate());
            signature.update(head.getBytes(StandardCharsets.US_ASCII));
            return head + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
