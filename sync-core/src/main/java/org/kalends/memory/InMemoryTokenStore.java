package org.kalends.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.model.AccountId;

/** Credentials in memory, in clear. Safe for use by several threads; nothing survives the process. */
public final class InMemoryTokenStore implements TokenStore {

    private final Map<AccountId, Stored> stored = new HashMap<>();

    /** Creates an empty store. */
    public InMemoryTokenStore() {}

    @Override
    public synchronized Optional<Stored> find(AccountId account) {
        return Optional.ofNullable(stored.get(account));
    }

    @Override
    public synchronized Optional<Stored> replace(AccountId account, long expectedRevision, Credential credential) {
        Objects.requireNonNull(account, "account");
        long revision = find(account).map(Stored::revision).orElse(0L);
        if (revision != expectedRevision) {
            return Optional.empty();
        }
        Stored next = new Stored(credential, revision + 1);
        stored.put(account, next);
        return Optional.of(next);
    }

    @Override
    public synchronized void erase(AccountId account) {
        stored.remove(account);
    }
}
