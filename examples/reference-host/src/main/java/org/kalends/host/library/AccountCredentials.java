package org.kalends.host.library;

import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Stores what opens accounts, and gives it back. Safe for use by several threads and nodes. */
@Component
public final class AccountCredentials {

    private static final Logger LOG = LoggerFactory.getLogger(AccountCredentials.class);

    private final TokenStore tokens;
    private final Providers providers;

    AccountCredentials(TokenStore tokens, Providers providers) {
        this.tokens = tokens;
        this.providers = providers;
    }

    /** Stores a credential in place of whatever was there. */
    public void store(AccountId account, Credential credential) {
        boolean stored = false;
        while (!stored) {
            long revision =
                    tokens.find(account).map(TokenStore.Stored::revision).orElse(0L);
            stored = tokens.replace(account, revision, credential).isPresent();
        }
    }

    /** Lets the service forget the grant, where it can, and erases the credential whatever it answers. */
    public void giveBack(ProviderId provider, AccountId account) {
        try {
            tokens.find(account)
                    .ifPresent(stored -> providers
                            .find(provider)
                            .ifPresent(access -> access.authorization().revoke(stored.credential())));
        } catch (ProviderException | StoreException e) {
            LOG.warn("account {}: the grant could not be given back: {}", account, e.getMessage());
        }
        tokens.erase(account);
    }
}
