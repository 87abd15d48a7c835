package org.kalends.oauth;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.auth.TokenStore.Stored;
import org.kalends.api.model.AccountId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/** Renews by compare and swap alone: two nodes may both ask, the first one that stores its answer wins, the other adopts it. */
record SwapRenewal(TokenStore store) implements Renewal {

    @Override
    public Optional<Stored> renew(AccountId account, long seenRevision, UnaryOperator<Credential> refresh) {
        Optional<Stored> now = store.find(account);
        if (now.isEmpty() || now.get().revision() != seenRevision) {
            return now;
        }
        Credential fresh;
        try {
            fresh = refresh.apply(now.get().credential());
        } catch (ProviderException refused) {
            return winners(account, seenRevision, refused);
        }
        return store.replace(account, seenRevision, fresh).or(() -> store.find(account));
    }

    /** A refresh token that works once was used by another node: that is no dead grant. */
    private Optional<Stored> winners(AccountId account, long seenRevision, ProviderException refused) {
        if (refused.kind() != FailureKind.AUTHENTICATION) {
            throw refused;
        }
        Optional<Stored> now = store.find(account);
        if (now.isPresent() && now.get().revision() == seenRevision) {
            throw refused;
        }
        return now;
    }
}
