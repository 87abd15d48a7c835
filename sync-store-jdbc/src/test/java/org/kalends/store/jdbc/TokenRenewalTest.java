package org.kalends.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.auth.TokenStore.Stored;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** A refresh token that works once is used once, whoever wants to. */
class TokenRenewalTest {

    private static final AccountId ACCOUNT = new AccountId("account");

    @ParameterizedTest
    @EnumSource
    void ofManyThatRenewAtOnceOneAsksAndAllGetItsAnswer(TestDatabase.Kind kind) throws Exception {
        try (TestDatabase database = TestDatabase.of(kind)) {
            List<JdbcTokenStore> nodes = List.of(store(database), store(database));
            nodes.get(0).replace(ACCOUNT, 0, oauth("old"));
            AtomicInteger asked = new AtomicInteger();
            UnaryOperator<Credential> renewal = credential -> oauth("fresh-" + asked.incrementAndGet());
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Future<Optional<Stored>>> answers = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    JdbcTokenStore node = nodes.get(i % 2);
                    answers.add(threads.submit(() -> node.renew(ACCOUNT, 1, renewal)));
                }
                for (Future<Optional<Stored>> answer : answers) {
                    assertThat(answer.get()).contains(new Stored(oauth("fresh-1"), 2));
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(asked).hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsReturnedIsStored(TestDatabase.Kind kind) {
        try (TestDatabase database = TestDatabase.of(kind)) {
            TokenStore other = store(database);
            JdbcTokenStore store = store(database);
            store.replace(ACCOUNT, 0, oauth("old"));
            Optional<Stored> fresh = store.renew(ACCOUNT, 1, credential -> oauth("fresh"));

            assertThat(other.find(ACCOUNT)).isEqualTo(fresh).isPresent();
        }
    }

    @Test
    void aRenewalThatFailsChangesNothing() {
        try (TestDatabase database = TestDatabase.of(TestDatabase.Kind.H2)) {
            JdbcTokenStore store = store(database);
            store.replace(ACCOUNT, 0, oauth("old"));
            ProviderException dead = new ProviderException(FailureKind.AUTHENTICATION, "the grant is dead");
            assertThatThrownBy(() -> store.renew(ACCOUNT, 1, credential -> {
                        throw dead;
                    }))
                    .isSameAs(dead);

            assertThat(store.find(ACCOUNT)).contains(new Stored(oauth("old"), 1));
        }
    }

    @Test
    void anAccountThatIsNotConnectedIsNotRenewed() {
        try (TestDatabase database = TestDatabase.of(TestDatabase.Kind.H2)) {
            assertThat(store(database).renew(ACCOUNT, 1, credential -> {
                        throw new AssertionError("nothing to renew");
                    }))
                    .isEmpty();
        }
    }

    private static JdbcTokenStore store(TestDatabase database) {
        return new JdbcTokenStore(database.newPool(), new AesTokenCipher(List.of(Keys.key(1))));
    }

    private static Credential.OAuth oauth(String access) {
        return new Credential.OAuth(
                access, Optional.of("refresh-of-" + access), Instant.parse("2031-05-06T12:00:00Z"), Set.of());
    }
}
