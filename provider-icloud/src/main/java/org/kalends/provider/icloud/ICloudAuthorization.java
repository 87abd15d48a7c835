package org.kalends.provider.icloud;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.auth.Authorization;
import org.kalends.api.auth.Credential;
import org.kalends.api.auth.TokenStore;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.provider.icloud.internal.dav.DavHome;
import org.kalends.provider.icloud.internal.dav.DavService;

/**
 * Checks app-specific passwords against the live server. There is no sign-in by OAuth, nothing to renew, and no call by which a
 * password could be given back: its owner deletes it at account.apple.com.
 *
 * <p>Safe for use by several threads. Failures are AUTHENTICATION for a password that the server refuses, RETRYABLE when it
 * cannot be reached.
 */
public final class ICloudAuthorization implements Authorization, AutoCloseable {

    private final ProviderId id;

    private final DavService service;

    /** Creates the check; nothing is sent yet. */
    public ICloudAuthorization(ICloudConfig config, Clock clock) {
        this.id = config.id();
        this.service = new DavService(config.settings(), new NoTokens(), clock);
    }

    @Override
    public ProviderId provider() {
        return id;
    }

    @Override
    public SignIn begin(URI redirect) {
        throw noSignIn();
    }

    @Override
    public Grant complete(SignIn signIn, URI redirect, Map<String, String> answer) {
        throw noSignIn();
    }

    /** Finds the calendar home that the password opens. The subject is the path of the principal. */
    @Override
    public Grant connect(Credential.AppPassword password) {
        DavHome home = service.discover(password);
        Optional<String> email = Optional.of(password.username())
                .filter(name -> name.contains("@"))
                .or(home::email);
        return new Grant(home.principal(), email, password);
    }

    @Override
    public Credential.OAuth refresh(Credential.OAuth credential) {
        throw noSignIn();
    }

    @Override
    public void revoke(Credential credential) {
        // Nothing to tell: the server has no such call.
    }

    /** Closes the connections. */
    @Override
    public void close() {
        service.close();
    }

    private static ProviderException noSignIn() {
        return new ProviderException(
                FailureKind.UNSUPPORTED, "accounts are opened by app-specific password, not by sign-in");
    }

    private static final class NoTokens implements TokenStore {
        @Override
        public Optional<Stored> find(AccountId account) {
            return Optional.empty();
        }

        @Override
        public Optional<Stored> replace(AccountId account, long expectedRevision, Credential credential) {
            return Optional.empty();
        }

        @Override
        public void erase(AccountId account) {
            // There are none.
        }
    }
}
