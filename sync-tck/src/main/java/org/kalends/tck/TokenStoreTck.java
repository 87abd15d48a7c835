package org.kalends.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.model.AccountId;

/** The rules for a {@link TokenStore}: extend this class and implement {@link #fixture()}. */
public abstract class TokenStoreTck extends Kit<TokenStoreFixture, TokenStoreFixture> {

    private static final AccountId ONE = new AccountId("account-1");
    private static final AccountId TWO = new AccountId("account-2");

    /** Returns a fixture with an empty store. */
    @Override
    protected abstract TokenStoreFixture fixture() throws Exception;

    @Override
    final TokenStoreFixture subject(TokenStoreFixture fixture) {
        return fixture;
    }

    @Override
    final Class<TokenStoreFixture> subjectType() {
        return TokenStoreFixture.class;
    }

    @Rule(id = "TS-01", text = "An account that was never connected has no credential.")
    public final void isEmptyAtFirst(TokenStoreFixture it) {
        assertThat(it.store().find(ONE)).isEmpty();
    }

    @Rule(id = "TS-02", text = "Credentials of both kinds come back with every part, secrets of any length included.")
    public final void keepsCredentials(TokenStoreFixture it) {
        List<Credential> credentials = List.of(
                oauth("access"),
                new Credential.OAuth(
                        "a".repeat(9_000), Optional.empty(), Instant.parse("2031-05-06T12:00:00Z"), Set.of()),
                new Credential.AppPassword("somebody@example.org", "abcd-\u00E4\u20AC-\uD83D\uDE00"));
        for (int i = 0; i < credentials.size(); i++) {
            AccountId account = new AccountId("account/" + i);
            it.store().replace(account, 0, credentials.get(i));
            assertThat(it.reopened().find(account)).contains(new TokenStore.Stored(credentials.get(i), 1));
        }
    }

    @Rule(
            id = "TS-03",
            text =
                    "The first credential has revision 1, and each replacement at the revision that was read has the next one.")
    public final void countsRevisions(TokenStoreFixture it) {
        for (int revision = 0; revision < 4; revision++) {
            Credential credential = oauth("access-" + revision);
            TokenStore.Stored expected = new TokenStore.Stored(credential, revision + 1);
            assertThat(it.store().replace(ONE, revision, credential)).contains(expected);
            assertThat(it.reopened().find(ONE)).contains(expected);
        }
    }

    @Rule(id = "TS-04", text = "A replacement at any other revision is refused, and nothing changes.")
    public final void refusesOtherRevisions(TokenStoreFixture it) {
        assertThat(it.store().replace(ONE, 1, oauth("early"))).isEmpty();
        assertThat(it.store().find(ONE)).isEmpty();
        it.store().replace(ONE, 0, oauth("first"));
        it.store().replace(ONE, 1, oauth("second"));
        for (long revision : List.of(0L, 1L, 3L, -1L)) {
            assertThat(it.store().replace(ONE, revision, oauth("lost"))).isEmpty();
        }
        assertThat(it.store().find(ONE)).contains(new TokenStore.Stored(oauth("second"), 2));
    }

    @Rule(
            id = "TS-05",
            text = "An erased account is not connected, may be connected anew, and erasing it again is no error.")
    public final void erases(TokenStoreFixture it) {
        it.store().replace(ONE, 0, oauth("first"));
        it.store().erase(ONE);
        it.store().erase(ONE);
        assertThat(it.reopened().find(ONE)).isEmpty();
        assertThat(it.store().replace(ONE, 1, oauth("late")))
                .as("a refresh that comes too late")
                .isEmpty();
        assertThat(it.store().replace(ONE, 0, oauth("anew"))).isPresent();
    }

    @Rule(id = "TS-06", text = "Accounts do not touch each other.")
    public final void keepsAccountsApart(TokenStoreFixture it) {
        it.store().replace(ONE, 0, oauth("one"));
        it.store().replace(TWO, 0, oauth("two"));
        it.store().replace(TWO, 1, oauth("two, later"));
        it.store().erase(TWO);
        assertThat(it.store().find(ONE)).contains(new TokenStore.Stored(oauth("one"), 1));
    }

    @Rule(
            id = "TS-07",
            text = "Of several replacements at one revision exactly one is stored, and its answer is what is stored.")
    public final void letsOneReplacementWin(TokenStoreFixture it) throws Exception {
        it.store().replace(ONE, 0, oauth("start"));
        for (int round = 1; round <= 20; round++) {
            int revision = round;
            List<Callable<Optional<TokenStore.Stored>>> tasks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Credential credential = oauth(round + "-" + i);
                tasks.add(() -> it.store().replace(ONE, revision, credential));
            }
            List<TokenStore.Stored> winners =
                    Threads.together(tasks).stream().flatMap(Optional::stream).toList();
            assertThat(winners).hasSize(1);
            assertThat(it.store().find(ONE)).contains(winners.get(0));
        }
    }

    @Rule(id = "TS-08", text = "Nothing that is written to a lasting medium shows a secret.")
    public final void hidesSecrets(TokenStoreFixture it) {
        it.store().replace(ONE, 0, oauth("find-me-access"));
        it.store().replace(TWO, 0, new Credential.AppPassword("somebody", "find-me-password"));
        String written = it.written().orElseThrow(() -> Verdict.notExercised("writes to no lasting medium"));
        assertThat(written).doesNotContain("find-me").doesNotContain("ZmluZC1tZ");
    }

    private static Credential oauth(String access) {
        return new Credential.OAuth(
                access,
                Optional.of("refresh-of-" + access),
                Instant.parse("2031-05-06T12:00:00Z"),
                Set.of("Calendars.ReadWrite", "openid"));
    }
}
