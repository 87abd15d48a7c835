package org.kalends.simulator.google.identity;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.kalends.simulator.google.GoogleAccount;

/** Identity tokens, signed with RS256, and the keys to check them with. Thread-safe. */
final class IdTokens {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private static final JsonMapper JSON = new JsonMapper();

    private record Key(String id, KeyPair pair) {}

    private final List<Key> keys = new ArrayList<>();

    IdTokens() {
        rotate();
    }

    /** Signs with a new key from now on; the ones before are still published. */
    synchronized void rotate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys.add(0, new Key("simulated-" + (keys.size() + 1), generator.generateKeyPair()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns a token about a user. */
    String about(GoogleAccount account, String issuer, String client, Optional<String> nonce, Instant now) {
        ObjectNode claims = JSON.createObjectNode();
        claims.put("iss", issuer);
        claims.put("azp", client);
        claims.put("aud", client);
        claims.put("sub", account.sub());
        claims.put("email", account.email());
        claims.put("email_verified", true);
        claims.put("name", account.email());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(3600).getEpochSecond());
        nonce.ifPresent(value -> claims.put("nonce", value));
        return signed(claims);
    }

    /** Returns the public keys (RFC 7517). */
    synchronized String published() {
        ObjectNode set = JSON.createObjectNode();
        for (Key key : keys) {
            RSAPublicKey rsa = (RSAPublicKey) key.pair().getPublic();
            set.withArray("keys")
                    .addObject()
                    .put("kty", "RSA")
                    .put("use", "sig")
                    .put("alg", "RS256")
                    .put("kid", key.id())
                    .put("n", unsigned(rsa.getModulus()))
                    .put("e", unsigned(rsa.getPublicExponent()));
        }
        return set.toString();
    }

    private synchronized String signed(ObjectNode claims) {
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
