package org.kalends.provider.google;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.auth.Authorization;
import org.kalends.api.auth.Credential;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.memory.InMemoryTokenStore;
import org.kalends.oauth.AccessTokens;

/** Access tokens that are known beforehand: a first one, and one that comes when it is renewed. */
public final class OneToken implements Authorization {

    /** The account that has them. */
    public static final AccountId ACCOUNT = new AccountId("a");

    private final String next;

    private final List<String> asked;

    private OneToken(String next, List<String> asked) {
        this.next = next;
        this.asked = asked;
    }

    /** Returns a token that stays the same. */
    public static AccessTokens of(String token) {
        return renewing(token, token, new ArrayList<>());
    }

    /** Returns a token that becomes another one, or none when that is empty. */
    public static AccessTokens renewing(String token, String next, List<String> asked) {
        InMemoryTokenStore store = new InMemoryTokenStore();
        store.replace(ACCOUNT, 0, credential(token));
        return new AccessTokens(store, new OneToken(next, asked), Clock.systemUTC());
    }

    private static Credential.OAuth credential(String token) {
        return new Credential.OAuth(token, Optional.of("refresh"), Instant.MAX, Set.of());
    }

    @Override
    public ProviderId provider() {
        return new ProviderId("google");
    }

    @Override
    public Credential.OAuth refresh(Credential.OAuth credential) {
        asked.add("refresh " + credential.accessToken());
        if (next.isEmpty()) {
            throw new ProviderException(FailureKind.AUTHENTICATION, "the grant is dead");
        }
        return credential(next);
    }

    @Override
    public SignIn begin(URI redirect) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Grant complete(SignIn signIn, URI redirect, Map<String, String> answer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Grant connect(Credential.AppPassword password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void revoke(Credential credential) {
        throw new UnsupportedOperationException();
    }
}
