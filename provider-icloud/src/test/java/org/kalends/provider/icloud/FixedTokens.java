package org.kalends.provider.icloud;

import java.util.Optional;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.model.AccountId;

/** One account that is connected for good. */
record FixedTokens(AccountId account, Credential credential) implements TokenStore {

    static final AccountId ACCOUNT = new AccountId("account-1");

    static FixedTokens of(String user, String password) {
        return new FixedTokens(ACCOUNT, new Credential.AppPassword(user, password));
    }

    @Override
    public Optional<Stored> find(AccountId wanted) {
        return wanted.equals(account) ? Optional.of(new Stored(credential, 1)) : Optional.empty();
    }

    @Override
    public Optional<Stored> replace(AccountId wanted, long expectedRevision, Credential replacement) {
        return Optional.empty();
    }

    @Override
    public void erase(AccountId wanted) {
        throw new UnsupportedOperationException();
    }
}
