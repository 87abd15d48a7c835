package org.kalends.tck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.kalends.api.auth.TokenCipher;
import org.kalends.api.model.AccountId;

/**
 * A small cipher that keeps the rules, for testing the kit: AES-256-GCM, one byte that names the key.
 *
 * @param keys each by its number; the first one encrypts
 */
record SampleCipher(List<Byte> keys) implements TokenCipher {

    @Override
    public byte[] encrypt(AccountId account, byte[] plain) {
        byte[] nonce = new byte[12];
        new SecureRandom().nextBytes(nonce);
        byte key = keys.get(0);
        byte[] encrypted = run(Cipher.ENCRYPT_MODE, account, key, nonce, plain);
        return ByteBuffer.allocate(13 + encrypted.length)
                .put(key)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    @Override
    public byte[] decrypt(AccountId account, byte[] encrypted) {
        if (encrypted.length < 13 + 16 || !keys.contains(encrypted[0])) {
            throw new IllegalStateException("cipher: the key is unknown");
        }
        byte[] nonce = Arrays.copyOfRange(encrypted, 1, 13);
        byte[] body = Arrays.copyOfRange(encrypted, 13, encrypted.length);
        return run(Cipher.DECRYPT_MODE, account, encrypted[0], nonce, body);
    }

    private static byte[] run(int mode, AccountId account, byte key, byte[] nonce, byte[] bytes) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, key);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(128, nonce));
            cipher.updateAAD(new byte[] {key});
            cipher.updateAAD(account.value().getBytes(UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cipher: the bytes are not ours", e);
        }
    }
}
