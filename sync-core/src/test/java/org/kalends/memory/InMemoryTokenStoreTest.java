package org.kalends.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenStore.Stored;
import org.kalends.api.model.AccountId;

class InMemoryTokenStoreTest {

    private static final AccountId ACCOUNT = new AccountId("someone");
    private static final Credential FIRST = new Credential.AppPassword("me", "one");
    private static final Credential SECOND = new Credential.AppPassword("me", "two");

    private final InMemoryTokenStore store = new InMemoryTokenStore();

    @Test
    void theFirstCredentialHasRevisionOne() {
        assertThat(store.replace(ACCOUNT, 0, FIRST)).contains(new Stored(FIRST, 1));
        assertThat(store.find(ACCOUNT)).contains(new Stored(FIRST, 1));
    }

    @Test
    void aCredentialIsReplacedOnlyByWhoeverReadTheLatest() {
        store.replace(ACCOUNT, 0, FIRST);

        assertThat(store.replace(ACCOUNT, 1, SECOND)).contains(new Stored(SECOND, 2));
        assertThat(store.replace(ACCOUNT, 1, FIRST)).isEmpty();
        assertThat(store.replace(ACCOUNT, 0, FIRST)).isEmpty();
        assertThat(store.find(ACCOUNT)).contains(new Stored(SECOND, 2));
    }

    @Test
    void anErasedAccountIsNotConnected() {
        store.replace(ACCOUNT, 0, FIRST);
        store.erase(ACCOUNT);
        store.erase(ACCOUNT);

        assertThat(store.find(ACCOUNT)).isEqualTo(Optional.empty());
    }
}
