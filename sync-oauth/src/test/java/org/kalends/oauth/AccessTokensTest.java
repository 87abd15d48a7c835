package org.kalends.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.store.StoreException;
import org.kalends.core.TestClock;
import org.kalends.memory.InMemoryTokenStore;

/** A token is renewed when it has to be, once, and nobody uses what is not stored. */
class AccessTokensTest {

    private static final AccountId ACCOUNT = new AccountId("account");

    private final TestClock clock = new TestClock(Instant.parse("2031-05-06T12:00:00Z"));
    private final InMemoryTokenStore store = new InMemoryTokenStore();
    private final CountingAuthorization identity = new CountingAuthorization(clock);
    private final AccessTokens tokens = new AccessTokens(store, identity, clock);

    @Test
    void handsOutTheStoredTokenWhileItLasts() {
        connect(Duration.ofMinutes(6));

        assertThat(tokens.bearer(ACCOUNT)).isEqualTo("access-0");
        assertThat(identity.refreshes()).isZero();
    }

    @Test
    void renewsATokenThatEndsSoonAndStoresIt() {
        connect(Duration.ofMinutes(5));

        assertThat(tokens.bearer(ACCOUNT)).isEqualTo("access-1");

        assertThat(stored().accessToken()).isEqualTo("access-1");
        assertThat(stored().refreshToken()).contains("refresh-1");
        assertThat(tokens.bearer(ACCOUNT)).isEqualTo("access-1");
        assertThat(identity.refreshes()).isOne();
    }

    @Test
    void renewsARefusedTokenThatIsStillTheStoredOne() {
        connect(Duration.ofHours(1));

        assertThat(tokens.refused(ACCOUNT, "access-0")).isEqualTo("access-1");
        assertThat(tokens.refused(ACCOUNT, "access-0")).isEqualTo("access-1");
        assertThat(identity.refreshes()).isOne();
    }

    @Test
    void answersAChallengeOnce() {
        connect(Duration.ofHours(1));

        assertThat(tokens.withClaims(ACCOUNT, "access-0", "{\"access_token\":{}}"))
                .isEqualTo("access-1");
        assertThat(tokens.withClaims(ACCOUNT, "access-0", "{\"access_token\":{}}"))
                .isEqualTo("access-1");
        assertThat(identity.claims()).containsExactly("{\"access_token\":{}}");
    }

    @Test
    void aChallengeIsNotAnsweredByATokenThatWasRenewedForAnotherReason() {
        connect(Duration.ofHours(1));
        assertThat(tokens.refused(ACCOUNT, "access-0")).isEqualTo("access-1");

        assertThat(tokens.withClaims(ACCOUNT, "access-0", "{}")).isEqualTo("access-2");
        assertThat(identity.claims()).containsExactly("{}");
    }

    @Test
    void whoHasToAnswerAChallengeDoesNotJoinARenewalThatAnswersNone() throws Exception {
        connect(Duration.ofHours(1));
        CyclicBarrier bothAsk = new CyclicBarrier(2);
        AtomicInteger asked = new AtomicInteger();
        identity.before(() -> {
            if (asked.incrementAndGet() <= 2) {
                awaits(bothAsk);
            }
        });

        List<String> answers = together(
                2, i -> i == 0 ? tokens.refused(ACCOUNT, "access-0") : tokens.withClaims(ACCOUNT, "access-0", "{}"));

        assertThat(identity.claims()).isNotEmpty();
        assertThat(answers.get(1)).isEqualTo(stored().accessToken());
        assertThat(tokens.withClaims(ACCOUNT, "access-0", "{}")).isEqualTo(answers.get(1));
    }

    @Test
    void aChallengeIsForTheUserOnlyWhenItsAnswerIsRefusedTwice() {
        connect(Duration.ofHours(1));
        identity.fail(FailureKind.AUTHENTICATION, 1);
        assertThat(tokens.withClaims(ACCOUNT, "access-0", "{}")).isEqualTo("access-1");

        identity.fail(FailureKind.AUTHENTICATION, 2);
        assertFails(FailureKind.AUTHENTICATION, () -> tokens.withClaims(ACCOUNT, "access-1", "{}"));
    }

    @Test
    void aChallengeThatTheAuthorizationCannotAnswerIsForTheUser() {
        connect(Duration.ofHours(1));
        AccessTokens plain = new AccessTokens(store, identity.withoutClaims(), clock);

        assertFails(FailureKind.AUTHENTICATION, () -> plain.withClaims(ACCOUNT, "access-0", "{}"));
        assertThat(identity.refreshes()).isZero();
    }

    @Test
    void anAccountThatIsNotConnectedHasNoToken() {
        assertFails(FailureKind.AUTHENTICATION, () -> tokens.bearer(ACCOUNT));
        assertFails(FailureKind.AUTHENTICATION, () -> tokens.refused(ACCOUNT, "access-0"));
    }

    @Test
    void anAccountThatIsDisconnectedDuringARenewalStaysSo() {
        connect(Duration.ZERO);
        identity.before(() -> store.erase(ACCOUNT));

        assertFails(FailureKind.AUTHENTICATION, () -> tokens.bearer(ACCOUNT));
        assertThat(store.find(ACCOUNT)).isEmpty();
    }

    @Test
    void aPasswordIsNoToken() {
        store.replace(ACCOUNT, 0, new Credential.AppPassword("somebody", "password"));

        assertFails(FailureKind.UNSUPPORTED, () -> tokens.bearer(ACCOUNT));
    }

    @Test
    void aGrantIsDeadOnlyWhenItIsRefusedTwice() {
        connect(Duration.ZERO);
        identity.fail(FailureKind.AUTHENTICATION, 1);
        assertThat(tokens.bearer(ACCOUNT)).isEqualTo("access-1");

        clock.pass(Duration.ofHours(2));
        identity.fail(FailureKind.AUTHENTICATION, 2);
        assertFails(FailureKind.AUTHENTICATION, () -> tokens.bearer(ACCOUNT));
        assertThat(stored().accessToken()).isEqualTo("access-1");
    }

    @Test
    void troubleOnTheWayIsNotRetriedHereAndChangesNothing() {
        connect(Duration.ZERO);
        for (FailureKind kind : List.of(FailureKind.RETRYABLE, FailureKind.RATE_LIMITED, FailureKind.PERMANENT)) {
            identity.fail(kind, 1);
            assertFails(kind, () -> tokens.bearer(ACCOUNT));
        }
        assertThat(identity.calls()).isEqualTo(3);
        assertThat(stored().accessToken()).isEqualTo("access-0");
    }

    @Test
    void whatCannotBeStoredIsNotHandedOut() {
        connect(Duration.ZERO);
        TokenStore broken = new TokenStore() {
            @Override
            public Optional<Stored> find(AccountId account) {
                return store.find(account);
            }

            @Override
            public Optional<Stored> replace(AccountId account, long expectedRevision, Credential credential) {
                throw new StoreException("the store is down", new IllegalStateException());
            }

            @Override
            public void erase(AccountId account) {
                throw new UnsupportedOperationException();
            }
        };

        assertThatThrownBy(() -> new AccessTokens(broken, identity, clock).bearer(ACCOUNT))
                .isInstanceOf(StoreException.class);
        assertThat(tokens.bearer(ACCOUNT)).isEqualTo("access-2");
    }

    @Test
    void ofTwentyThreadsOneRenews() throws Exception {
        connect(Duration.ZERO);
        CountDownLatch others = new CountDownLatch(19);
        identity.before(() -> awaits(others));

        List<String> answers = together(20, i -> {
            others.countDown();
            return tokens.bearer(ACCOUNT);
        });

        assertThat(answers).containsOnly("access-1");
        assertThat(identity.refreshes()).isOne();
    }

    @Test
    void twentyThreadsWhoseTokenWasRefusedRenewItOnce() throws Exception {
        connect(Duration.ofHours(1));

        List<String> answers = together(20, i -> tokens.refused(ACCOUNT, "access-0"));

        assertThat(answers).containsOnly("access-1");
        assertThat(identity.refreshes()).isOne();
    }

    @Test
    void ofTwoNodesTheSecondAdoptsWhatTheFirstStored() throws Exception {
        connect(Duration.ZERO);
        AccessTokens other = new AccessTokens(store, identity, clock);
        CyclicBarrier bothAsk = new CyclicBarrier(2);
        identity.before(() -> awaits(bothAsk));

        List<String> answers = together(2, i -> i == 0 ? tokens.bearer(ACCOUNT) : other.bearer(ACCOUNT));

        assertThat(answers).containsOnly(stored().accessToken());
        assertThat(store.find(ACCOUNT))
                .get()
                .extracting(TokenStore.Stored::revision)
                .isEqualTo(2L);
    }

    @Test
    void aRefreshTokenThatAnotherNodeUsedUpIsNoDeadGrant() {
        connect(Duration.ZERO);
        identity.fail(FailureKind.AUTHENTICATION, 2);
        identity.before(() -> store.replace(ACCOUNT, 1, credential("of-the-other-node", Duration.ofHours(1))));

        assertThat(tokens.bearer(ACCOUNT)).isEqualTo("of-the-other-node");
    }

    @Test
    void aCredentialThatWasRenewedMeanwhileIsTheAnswer() {
        connect(Duration.ZERO);
        store.replace(ACCOUNT, 1, credential("of-the-other-node", Duration.ofHours(1)));

        Optional<TokenStore.Stored> answer = new SwapRenewal(store).renew(ACCOUNT, 1, credential -> {
            throw new AssertionError("nothing to renew");
        });

        assertThat(answer).isEqualTo(store.find(ACCOUNT)).isPresent();
    }

    @Test
    void aStoreThatCanLockLetsOneOfTwoNodesAsk() throws Exception {
        connect(Duration.ZERO);
        Renewal swap = new SwapRenewal(store);
        Renewal locking = (account, seen, refresh) -> {
            synchronized (store) {
                return swap.renew(account, seen, refresh);
            }
        };
        AccessTokens one = new AccessTokens(store, locking, identity, clock, AccessTokens.MARGIN);
        AccessTokens two = new AccessTokens(store, locking, identity, clock, AccessTokens.MARGIN);

        List<String> answers = together(2, i -> i == 0 ? one.bearer(ACCOUNT) : two.bearer(ACCOUNT));

        assertThat(answers).containsOnly("access-1");
        assertThat(identity.refreshes()).isOne();
    }

    @Test
    void anAccountThatWaitsHoldsUpNoOther() throws Exception {
        connect(Duration.ZERO);
        AccountId other = new AccountId("other");
        store.replace(other, 0, credential("access-of-other", Duration.ZERO));
        CyclicBarrier both = new CyclicBarrier(2);
        identity.before(() -> awaits(both));

        together(2, i -> tokens.bearer(i == 0 ? ACCOUNT : other));

        assertThat(identity.refreshes()).isEqualTo(2);
    }

    private void connect(Duration left) {
        store.replace(ACCOUNT, 0, credential("access-0", left));
    }

    private Credential.OAuth credential(String access, Duration left) {
        return new Credential.OAuth(
                access, Optional.of("refresh-0"), clock.instant().plus(left), Set.of());
    }

    private Credential.OAuth stored() {
        return (Credential.OAuth) store.find(ACCOUNT).orElseThrow().credential();
    }

    private static void assertFails(FailureKind kind, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind));
    }

    private static List<String> together(int count, Function<Integer, String> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            CyclicBarrier start = new CyclicBarrier(count);
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                answers.add(threads.submit(() -> {
                    awaits(start);
                    return call.apply(number);
                }));
            }
            List<String> got = new ArrayList<>();
            for (Future<String> answer : answers) {
                got.add(answer.get(20, TimeUnit.SECONDS));
            }
            return got;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void awaits(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaits(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
