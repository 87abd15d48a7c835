package org.kalends.host.oauth;

import java.io.Serializable;
import java.net.URI;
import java.time.Instant;
import org.kalends.api.auth.Authorization.SignIn;

/**
 * A sign-in that has left for the provider and has not come back, kept in the session of the browser.
 *
 * @param kind what it is for
 * @param provider where it went
 * @param url where it went, whole
 * @param state ties the answer to it
 * @param verifier the PKCE verifier
 * @param nonce ties the identity token to it
 * @param user who began it; empty when nobody had signed in
 * @param connection the connection that is to be renewed; empty for whichever account comes
 * @param begunAt when it left
 */
record PendingSignIn(
        Kind kind,
        String provider,
        String url,
        String state,
        String verifier,
        String nonce,
        String user,
        String connection,
        Instant begunAt)
        implements Serializable {

    /** What a sign-in is for. */
    enum Kind {
        /** To open an account. */
        ACCOUNT,
        /** To let an administrator consent for an organisation. */
        ADMIN_CONSENT
    }

    SignIn signIn() {
        return new SignIn(URI.create(url), state, verifier, nonce);
    }

    @Override
    public String toString() {
        return "PendingSignIn[" + kind + ", " + provider + "]";
    }
}
