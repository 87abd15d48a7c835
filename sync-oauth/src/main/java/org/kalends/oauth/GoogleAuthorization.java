package org.kalends.oauth;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.auth.Authorization;
import org.kalends.api.auth.Credential;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * Sign-in with Google.
 *
 * <p>Asked for are the events of calendars and the list of calendars ({@code calendar.events}, {@code calendar.calendarlist.readonly}) beside
 * {@code openid email profile}. The user may refuse any of them; without both of the first there is no grant, and the message says which is
 * missing. The subject of a grant is the user's id. A refresh token is never replaced: a refreshed credential keeps it.
 *
 * <p>Each call is one request without a second try. Failures beside those of {@link Authorization}: PERMANENT when the operator has to change
 * the registration or its secret, the message says what, or when an identity token is not genuine; RETRYABLE and RATE_LIMITED when Google is in
 * trouble, which never means that the grant is dead. Grants of a project that is still in testing end after seven days. Safe for use by several
 * threads.
 */
public final class GoogleAuthorization implements Authorization {

    private final ProviderId id;
    private final SignInRequest request;
    private final CodeFlow flow;
    private final Revocation revocation;

    /**
     * Creates an authorization; nothing is sent yet.
     *
     * @param random makes states, nonces and verifiers
     */
    public GoogleAuthorization(GoogleSignInConfig config, Clock clock, SecureRandom random) {
        GoogleProfile profile = new GoogleProfile(config);
        IdentityHttp http = new IdentityHttp(config.hosts(), config.timeout());
        this.id = config.id();
        this.request = new SignInRequest(profile, random);
        this.flow = new CodeFlow(profile, http, clock, config.clockSkew());
        this.revocation = new Revocation(config.revocationEndpoint(), http, new OAuthErrors(profile), clock);
    }

    @Override
    public ProviderId provider() {
        return id;
    }

    /** Begins a sign-in that asks for consent, also of a user who has given it before: no refresh token comes otherwise. */
    @Override
    public SignIn begin(URI redirect) {
        return begin(redirect, Optional.empty());
    }

    /**
     * Begins a sign-in, see {@link #begin(URI)}.
     *
     * @param loginHint the address of an account that was connected before; empty lets the user choose
     */
    public SignIn begin(URI redirect, Optional<String> loginHint) {
        return request.begin(
                redirect, new SignInOptions(Optional.of(SignInOptions.Prompt.CONSENT), loginHint, Optional.empty()));
    }

    @Override
    public Grant complete(SignIn signIn, URI redirect, Map<String, String> answer) {
        return flow.complete(signIn, redirect, answer);
    }

    @Override
    public Grant connect(Credential.AppPassword password) {
        throw new ProviderException(
                FailureKind.UNSUPPORTED, "accounts are opened by sign-in, not by app-specific password");
    }

    @Override
    public Credential.OAuth refresh(Credential.OAuth credential) {
        return flow.refresh(credential, Optional.empty());
    }

    /** Ends the whole grant, also that of other tokens of the same user for this application; quiet when it has ended already. */
    @Override
    public void revoke(Credential credential) {
        if (credential instanceof Credential.OAuth tokens) {
            revocation.revoke(tokens.refreshToken().orElseGet(tokens::accessToken));
        }
    }
}
