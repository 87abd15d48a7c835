package org.kalends.oauth;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenStore.Stored;
import org.kalends.api.model.AccountId;

/**
 * Replaces a stored credential by a fresh one, whoever else wants to do so at the same time.
 *
 * <p>A store that can lock an account has a method of this shape, so that of several nodes only one asks the identity provider.
 */
@FunctionalInterface
public interface Renewal {

    /**
     * Renews a credential. The new one is stored before it is returned.
     *
     * @param seenRevision the revision of the credential that has to be renewed; when another one is stored by now, that is the answer
     * @param refresh gets a fresh credential for the one given
     * @return what is stored now; empty when the account is not connected
     */
    Optional<Stored> renew(AccountId account, long seenRevision, UnaryOperator<Credential> refresh);
}
