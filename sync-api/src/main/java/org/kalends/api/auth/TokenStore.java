package org.kalends.api.auth;

import java.util.Objects;
import java.util.Optional;
import org.kalends.api.model.AccountId;

/**
 * Where credentials are kept, encrypted at rest by a {@link TokenCipher}.
 *
 * <p>Safe for use by several threads and nodes. Each method is one transaction and durable on return.
 */
public interface TokenStore {

    /**
     * A credential and the state it was read in.
     *
     * @param credential the credential
     * @param revision grows with each replacement; the first one is 1
     */
    record Stored(Credential credential, long revision) {
        /** Checks that nothing is missing. */
        public Stored {
            Objects.requireNonNull(credential, "credential");
        }
    }

    /** Returns the credential of an account; empty when it is not connected. */
    Optional<Stored> find(AccountId account);

    /**
     * Replaces a credential if nobody else has done so since it was read (compare and swap).
     *
     * @param expectedRevision the revision that was read; 0 to store the first credential of an account
     * @return what is stored now, or empty when the revision did not match and nothing was changed
     */
    Optional<Stored> replace(AccountId account, long expectedRevision, Credential credential);

    /** Forgets an account; nothing happens when it is not there. */
    void erase(AccountId account);
}
