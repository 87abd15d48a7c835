package org.kalends.oauth;

import org.kalends.api.auth.Authorization;
import org.kalends.api.auth.Credential;

/** An authorization whose access tokens a resource may refuse until they answer a claims challenge. */
public interface ClaimsAuthorization extends Authorization {

    /**
     * Returns a fresh credential that answers a challenge; AUTHENTICATION when only the user can.
     *
     * @param claims the challenge, a JSON object as in {@link ClaimsChallenge}
     */
    Credential.OAuth refresh(Credential.OAuth credential, String claims);
}
