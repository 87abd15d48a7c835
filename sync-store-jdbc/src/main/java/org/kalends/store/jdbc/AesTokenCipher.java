package org.kalends.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.kalends.api.auth.TokenCipher;
import org.kalends.api.model.AccountId;

/**
 * Encrypts with AES-256-GCM (NIST SP 800-38D) and a ring of keys: the first key encrypts, all of them decrypt.
 *
 * <p>What it returns is a header of one version byte and four bytes with the id of the key, a random IV of 96 bits, and the ciphertext
 * with a tag of 128 bits. The tag also covers the header and the account. Safe for use by several threads, also while {@link #use} changes
 * the keys. A KMS is a {@link TokenCipher} of the host's own.
 */
public final class AesTokenCipher implements TokenCipher {

    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = 1 + Integer.BYTES;
    private static final int IV_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private volatile Ring ring;

    private record Ring(TokenKey first, Map<Integer, TokenKey> byId) {}

    /** Creates a cipher with keys of different ids, at least one; the first one encrypts. */
    public AesTokenCipher(List<TokenKey> keys) {
        this.ring = ringOf(keys);
    }

    /**
     * Goes on with other keys, from the next call on. Rotate in three steps, each on all nodes: add the new key behind the old one; put it
     * first; once {@link TokenReencryption} has run, take the old one away.
     */
    public void use(List<TokenKey> keys) {
        ring = ringOf(keys);
    }

    /** Returns whether the first key has encrypted something. */
    public boolean isCurrent(byte[] encrypted) {
        return encrypted.length >= HEADER_BYTES
                && keyId(encrypted) == ring.first().id();
    }

    @Override
    public byte[] encrypt(AccountId account, byte[] plain) {
        TokenKey key = ring.first();
        byte[] header =
                ByteBuffer.allocate(HEADER_BYTES).put(VERSION).putInt(key.id()).array();
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, iv, header, account);
            ByteBuffer encrypted = ByteBuffer.allocate(HEADER_BYTES + IV_BYTES + plain.length + TAG_BYTES);
            encrypted.put(header).put(iv);
            cipher.doFinal(ByteBuffer.wrap(plain), encrypted);
            return encrypted.array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("token: AES-256-GCM is not available", e);
        }
    }

    @Override
    public byte[] decrypt(AccountId account, byte[] encrypted) {
        if (encrypted.length < HEADER_BYTES + IV_BYTES + TAG_BYTES || encrypted[0] != VERSION) {
            throw new IllegalStateException("token: these bytes were not written by this cipher");
        }
        TokenKey key = ring.byId().get(keyId(encrypted));
        if (key == null) {
            throw new IllegalStateException("token: key " + keyId(encrypted) + " is not in the ring");
        }
        ByteBuffer bytes = ByteBuffer.wrap(encrypted);
        byte[] header = new byte[HEADER_BYTES];
        byte[] iv = new byte[IV_BYTES];
        bytes.get(header).get(iv);
        byte[] sealed = new byte[bytes.remaining()];
        bytes.get(sealed);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, iv, header, account).doFinal(sealed);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException(
                    "token: key " + key.id() + " has another secret, the account is another one, or bytes were changed",
                    e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("token: AES-256-GCM is not available", e);
        }
    }

    private static Cipher cipher(int mode, TokenKey key, byte[] iv, byte[] header, AccountId account)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BYTES * Byte.SIZE, iv));
        cipher.updateAAD(header);
        cipher.updateAAD(account.value().getBytes(UTF_8));
        return cipher;
    }

    private static int keyId(byte[] encrypted) {
        return ByteBuffer.wrap(encrypted).getInt(1);
    }

    private static Ring ringOf(List<TokenKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("token cipher: there is no key");
        }
        Map<Integer, TokenKey> byId = keys.stream().collect(Collectors.toMap(TokenKey::id, Function.identity()));
        return new Ring(keys.get(0), byId);
    }
}
