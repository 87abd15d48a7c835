package org.kalends.oauth;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.auth.Credential;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;

/**
 * Sign-in with Microsoft Entra, for work, school and personal accounts (authority {@code common}).
 *
 * <p>Only what a user may delegate is asked for: {@code Calendars.ReadWrite openid email profile offline_access}. The subject of a grant is
 * the user's object id and tenant.
 *
 * <p>Each call is one request without a second try. Failures beside those of {@link org.kalends.api.auth.Authorization}: PERMANENT when the
 * operator has to change the registration or its secret, the message says what, or when an identity token is not genuine; RETRYABLE and
 * RATE_LIMITED when the authority is in trouble, which never means that the grant is dead. Safe for use by several threads.
 */
public final class MicrosoftAuthorization implements ClaimsAuthorization {

    /** Where a work or school user takes access away: Entra has no call for it. */
    public static final URI WORK_CONSENTS = URI.create("https://myapps.microsoft.com");

    /** Where a personal user takes access away. */
    public static final URI PERSONAL_CONSENTS = URI.create("https://account.live.com/consent/Manage");

    private final ProviderId id;
    private final SignInRequest request;
    private final CodeFlow flow;
    private final AdminConsent adminConsent;

    /**
     * Creates an authorization; nothing is sent yet.
     *
     * @param random makes states, nonces and verifiers
     */
    public MicrosoftAuthorization(MicrosoftConfig config, Clock clock, SecureRandom random) {
        MicrosoftProfile profile = new MicrosoftProfile(config);
        this.id = config.id();
        this.request = new SignInRequest(profile, random);
        this.flow =
                new CodeFlow(profile, new IdentityHttp(config.hosts(), config.timeout()), clock, config.clockSkew());
        this.adminConsent = new AdminConsent(profile);
    }

    @Override
    public ProviderId provider() {
        return id;
    }

    /** Begins a sign-in in which the user chooses an account. */
    @Override
    public SignIn begin(URI redirect) {
        return begin(redirect, SignInOptions.choosingAnAccount());
    }

    /** Begins a sign-in. */
    public SignIn begin(URI redirect, SignInOptions options) {
        return request.begin(redirect, options);
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

    @Override
    public Credential.OAuth refresh(Credential.OAuth credential, String claims) {
        return flow.refresh(credential, Optional.of(claims));
    }

    /** Does nothing: Entra cannot forget one grant. The user can, at {@link #WORK_CONSENTS} or {@link #PERSONAL_CONSENTS}. */
    @Override
    public void revoke(Credential credential) {
        // Graph's call that revokes sign-in sessions would sign the user out of every application.
    }

    /**
     * Returns the address where an administrator consents for an organisation.
     *
     * @param tenant the id or a domain of the organisation, or {@code organizations} for that of whoever comes; never {@code common}
     * @param state ties the answer to this request
     */
    public URI adminConsentUrl(String tenant, URI redirect, String state) {
        return adminConsent.url(tenant, redirect, state);
    }

    /**
     * Checks the answer of {@link #adminConsentUrl}: returns when an administrator has consented. For which organisation is not told,
     * because nothing proves what the answer says about it.
     */
    public void completeAdminConsent(String state, Map<String, String> answer) {
        adminConsent.complete(state, answer);
    }
}
