package org.kalends.api.auth;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kalends.api.model.ProviderId;

/**
 * Gets and renews a user's consent (RFC 6749 authorization code with PKCE, RFC 7636), or checks an app-specific password.
 *
 * <p>Safe for use by several threads. Failures are {@link org.kalends.api.provider.ProviderException}s: AUTHENTICATION when the
 * grant is dead, RETRYABLE when the identity provider cannot be reached.
 */
public interface Authorization {

    /**
     * What a sign-in has to remember between leaving and coming back.
     *
     * @param url where to send the user
     * @param state ties the answer to this sign-in
     * @param verifier the PKCE verifier, a secret
     * @param nonce ties the identity token to this sign-in
     */
    record SignIn(URI url, String state, String verifier, String nonce) {
        /** Checks that nothing is missing. */
        public SignIn {
            Objects.requireNonNull(url, "url");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(verifier, "verifier");
            Objects.requireNonNull(nonce, "nonce");
        }

        @Override
        public String toString() {
            return "SignIn[]";
        }
    }

    /**
     * A user whose access was granted.
     *
     * @param subject the identity provider's stable id of the user
     * @param email the user's address, where told
     * @param credential what opens the account
     */
    record Grant(String subject, Optional<String> email, Credential credential) {
        /** Checks that nothing is missing. */
        public Grant {
            Objects.requireNonNull(subject, "subject");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(credential, "credential");
        }

        @Override
        public String toString() {
            return "Grant[]";
        }
    }

    /** Returns the provider whose accounts this opens. */
    ProviderId provider();

    /** Begins a sign-in that returns to {@code redirect}. UNSUPPORTED where accounts are opened by app-specific password. */
    SignIn begin(URI redirect);

    /** Completes a sign-in with the query parameters that came back. */
    Grant complete(SignIn signIn, URI redirect, Map<String, String> answer);

    /**
     * Checks an app-specific password against the live service. UNSUPPORTED where accounts are opened by sign-in.
     */
    Grant connect(Credential.AppPassword password);

    /** Returns a fresh credential; the given one must not be used any more. */
    Credential.OAuth refresh(Credential.OAuth credential);

    /** Tells the identity provider to forget the grant; returns quietly where it has no such call. */
    void revoke(Credential credential);
}
