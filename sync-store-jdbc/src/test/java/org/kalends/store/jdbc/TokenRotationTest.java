package org.kalends.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenStore.Stored;
import org.kalends.api.model.AccountId;
import org.kalends.api.store.StoreException;

class TokenRotationTest {

    private static final TokenKey OLD = Keys.key(1);
    private static final TokenKey NEW = Keys.key(2);

    @ParameterizedTest
    @EnumSource
    void keysAreRotatedWhileTheStoreRuns(TestDatabase.Kind kind) {
        try (TestDatabase database = TestDatabase.of(kind)) {
            AesTokenCipher cipher = new AesTokenCipher(List.of(OLD));
            JdbcTokenStore store = new JdbcTokenStore(database.pool(), cipher);
            IntStream.range(0, 450).forEach(i -> store.replace(account(i), 0, password(i)));
            cipher.use(List.of(OLD, NEW));
            cipher.use(List.of(NEW, OLD));
            store.replace(account(7), 1, password(7007));
            TokenReencryption reencryption = new TokenReencryption(database.pool(), cipher);

            assertThat(reencryption.run())
                    .as("all but the one that was replaced")
                    .isEqualTo(449);
            assertThat(reencryption.run()).isZero();
            cipher.use(List.of(NEW));
            assertThat(store.find(account(7))).contains(new Stored(password(7007), 2));
            assertThat(store.find(account(449))).contains(new Stored(password(449), 1));
            assertThat(store.replace(account(449), 1, password(1)))
                    .as("the revision that somebody read before")
                    .isPresent();
        }
    }

    @Test
    void aTokenThatIsReplacedMeanwhileIsLeftAlone() {
        try (TestDatabase database = TestDatabase.of(TestDatabase.Kind.H2)) {
            HookedDatabase hooked = new HookedDatabase(database.pool());
            AesTokenCipher cipher = new AesTokenCipher(List.of(OLD));
            JdbcTokenStore store = new JdbcTokenStore(database.pool(), cipher);
            store.replace(account(1), 0, password(1));
            cipher.use(List.of(NEW, OLD));
            hooked.beforeStatement = sql -> {
                if (sql.startsWith("UPDATE")) {
                    store.replace(account(1), 1, password(2));
                }
            };

            assertThat(new TokenReencryption(hooked, cipher).run()).isZero();
            assertThat(store.find(account(1))).contains(new Stored(password(2), 2));
        }
    }

    @Test
    void oneUnreadableTokenIsNamedAndKeepsNobodyElseFromANewKey() {
        try (TestDatabase database = TestDatabase.of(TestDatabase.Kind.H2)) {
            AesTokenCipher cipher = new AesTokenCipher(List.of(OLD));
            JdbcTokenStore store = new JdbcTokenStore(database.pool(), cipher);
            IntStream.range(1, 4).forEach(i -> store.replace(account(i), 0, password(i)));
            database.execute("UPDATE kalends_token SET encrypted = X'0102' WHERE account = 'account-2'");
            cipher.use(List.of(NEW, OLD));
            assertThatThrownBy(() -> new TokenReencryption(database.pool(), cipher).run())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("[account-2]")
                    .hasMessageContaining("2 others");

            cipher.use(List.of(NEW));
            assertThat(store.find(account(1))).isPresent();
            assertThat(store.find(account(3))).isPresent();
        }
    }

    @Test
    void withoutItsKeyOrUnderAnotherAccountATokenStaysClosed() {
        try (TestDatabase database = TestDatabase.of(TestDatabase.Kind.H2)) {
            JdbcTokenStore store = new JdbcTokenStore(database.pool(), new AesTokenCipher(List.of(OLD)));
            store.replace(account(1), 0, password(1));
            JdbcTokenStore lost = new JdbcTokenStore(database.pool(), new AesTokenCipher(List.of(NEW)));
            assertClosed(lost, "key 1 is not in the ring");
            TokenKey sameName = new TokenKey(1, Keys.secret(5));
            assertClosed(
                    new JdbcTokenStore(database.pool(), new AesTokenCipher(List.of(sameName))),
                    "key 1 has another secret");
            assertThat(lost.replace(account(1), 1, password(2)))
                    .as("the account can be connected again")
                    .isEqualTo(Optional.of(new Stored(password(2), 2)));
            database.execute("UPDATE kalends_token SET account = 'account-9'");
            assertThatThrownBy(() -> lost.find(account(9)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("the account is another one");
        }
    }

    @Test
    void aTokenThatIsNotOursIsCorrupt() {
        try (TestDatabase database = TestDatabase.of(TestDatabase.Kind.H2)) {
            AesTokenCipher cipher = new AesTokenCipher(List.of(OLD));
            JdbcTokenStore store = new JdbcTokenStore(database.pool(), cipher);
            for (String plain : List.of("", "{}", "null", "{\"oauth\": \"secret\"}", "secret")) {
                store.erase(account(1));
                store.replace(account(1), 0, password(1));
                byte[] encrypted = cipher.encrypt(account(1), plain.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                database.execute("UPDATE kalends_token SET encrypted = X'"
                        + java.util.HexFormat.of().formatHex(encrypted) + "'");
                assertThatThrownBy(() -> store.find(account(1)))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("account account-1 is corrupt")
                        .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("secret"));
            }
        }
    }

    private static void assertClosed(JdbcTokenStore store, String reason) {
        assertThatThrownBy(() -> store.find(account(1)))
                .isInstanceOf(StoreException.class)
                .hasMessageContainingAll("account account-1", reason, "connect the account again");
    }

    private static AccountId account(int i) {
        return new AccountId("account-" + i);
    }

    private static Credential password(int i) {
        return new Credential.AppPassword("somebody-" + i, "password-" + i);
    }
}
