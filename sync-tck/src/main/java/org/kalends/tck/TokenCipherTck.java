package org.kalends.tck;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.kalends.api.auth.TokenCipher;
import org.kalends.api.model.AccountId;

/** The rules for a {@link TokenCipher}: extend this class and implement {@link #fixture()}. */
public abstract class TokenCipherTck extends Kit<TokenCipherFixture, TokenCipherFixture> {

    private static final AccountId ACCOUNT = new AccountId("account-1");
    private static final byte[] PLAIN = "a secret of somebody".getBytes(UTF_8);

    /** Returns a fixture with keys. */
    @Override
    protected abstract TokenCipherFixture fixture() throws Exception;

    @Override
    final TokenCipherFixture subject(TokenCipherFixture fixture) {
        return fixture;
    }

    @Override
    final Class<TokenCipherFixture> subjectType() {
        return TokenCipherFixture.class;
    }

    @Rule(id = "TC-01", text = "What was encrypted is decrypted, whatever its length.")
    public final void decryptsWhatItEncrypted(TokenCipherFixture it) {
        for (int length : List.of(0, 1, 15, 16, 17, 20_000)) {
            byte[] plain = new byte[length];
            Arrays.fill(plain, (byte) length);
            assertThat(it.cipher().decrypt(ACCOUNT, it.cipher().encrypt(ACCOUNT, plain)))
                    .isEqualTo(plain);
        }
    }

    @Rule(id = "TC-02", text = "The same plain bytes look different each time.")
    public final void neverRepeatsItself(TokenCipherFixture it) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            assertThat(seen.add(new String(it.cipher().encrypt(ACCOUNT, PLAIN), ISO_8859_1)))
                    .isTrue();
        }
    }

    @Rule(id = "TC-03", text = "What was encrypted for one account cannot be decrypted for another.")
    public final void bindsToTheAccount(TokenCipherFixture it) {
        byte[] encrypted = it.cipher().encrypt(ACCOUNT, PLAIN);
        for (String other : List.of("account-2", "account-", "account-11", "ACCOUNT-1")) {
            assertThatIllegalStateException().isThrownBy(() -> it.cipher().decrypt(new AccountId(other), encrypted));
        }
    }

    @Rule(id = "TC-04", text = "A change of any single bit is noticed.")
    public final void noticesChanges(TokenCipherFixture it) {
        byte[] encrypted = it.cipher().encrypt(ACCOUNT, PLAIN);
        for (int bit = 0; bit < encrypted.length * 8; bit++) {
            byte[] changed = encrypted.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatIllegalStateException().isThrownBy(() -> it.cipher().decrypt(ACCOUNT, changed));
        }
    }

    @Rule(id = "TC-05", text = "Bytes that are cut, extended, empty or foreign fail like changed ones.")
    public final void noticesForeignBytes(TokenCipherFixture it) {
        byte[] encrypted = it.cipher().encrypt(ACCOUNT, PLAIN);
        for (int length = 0; length < encrypted.length + 3; length++) {
            byte[] changed = Arrays.copyOf(encrypted, length);
            if (length != encrypted.length) {
                assertThatIllegalStateException().isThrownBy(() -> it.cipher().decrypt(ACCOUNT, changed));
            }
        }
        assertThatIllegalStateException().isThrownBy(() -> it.cipher().decrypt(ACCOUNT, PLAIN));
    }

    @Rule(id = "TC-06", text = "Encrypted bytes show nothing of the plain ones.")
    public final void hidesThePlainBytes(TokenCipherFixture it) {
        String encrypted = new String(it.cipher().encrypt(ACCOUNT, PLAIN), ISO_8859_1);
        for (int i = 0; i + 4 <= PLAIN.length; i++) {
            assertThat(encrypted).doesNotContain(new String(PLAIN, i, 4, ISO_8859_1));
        }
    }

    @Rule(id = "TC-07", text = "After a rotation older bytes can still be decrypted, and newer ones need the new key.")
    public final void rotatesKeys(TokenCipherFixture it) {
        byte[] older = it.cipher().encrypt(ACCOUNT, PLAIN);
        byte[] newer = it.rotated().encrypt(ACCOUNT, PLAIN);
        assertThat(it.rotated().decrypt(ACCOUNT, older)).isEqualTo(PLAIN);
        assertThat(it.rotated().decrypt(ACCOUNT, newer)).isEqualTo(PLAIN);
        assertThatIllegalStateException().isThrownBy(() -> it.cipher().decrypt(ACCOUNT, newer));
    }

    @Rule(id = "TC-08", text = "Without the key nothing can be decrypted.")
    public final void needsTheKey(TokenCipherFixture it) {
        byte[] encrypted = it.cipher().encrypt(ACCOUNT, PLAIN);
        assertThatIllegalStateException().isThrownBy(() -> it.stranger().decrypt(ACCOUNT, encrypted));
    }

    @Rule(id = "TC-09", text = "The bytes that are handed in are left as they are.")
    public final void leavesItsInputAlone(TokenCipherFixture it) {
        byte[] plain = PLAIN.clone();
        byte[] encrypted = it.cipher().encrypt(ACCOUNT, plain);
        byte[] before = encrypted.clone();
        it.cipher().decrypt(ACCOUNT, encrypted);
        assertThat(plain).isEqualTo(PLAIN);
        assertThat(encrypted).isEqualTo(before);
    }
}
