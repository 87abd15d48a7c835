package org.kalends.host.oauth;

import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.kalends.api.auth.Authorization;
import org.kalends.api.auth.Authorization.SignIn;
import org.kalends.api.model.ProviderId;
import org.kalends.host.connection.Connection;
import org.kalends.host.connection.ConnectionId;
import org.kalends.host.connection.ConnectionRows;
import org.kalends.host.library.Providers;
import org.kalends.host.oauth.PendingSignIn.Kind;
import org.kalends.host.problem.Problem;
import org.kalends.host.settings.HostSettings;
import org.kalends.host.user.UserId;
import org.kalends.oauth.GoogleAuthorization;
import org.kalends.oauth.MicrosoftAuthorization;
import org.kalends.oauth.SignInOptions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Begins sign-ins: remembers them in the browser's session and says where the browser has to go. */
@Component
final class SignInDesk {

    private static final int STATE_BYTES = 24;

    private final Providers providers;
    private final ConnectionRows connections;
    private final ObjectProvider<MicrosoftAuthorization> microsoft;
    private final PendingSignIns pending;
    private final HostSettings settings;
    private final SecureRandom random;
    private final Clock clock;

    SignInDesk(
            Providers providers,
            ConnectionRows connections,
            ObjectProvider<MicrosoftAuthorization> microsoft,
            PendingSignIns pending,
            HostSettings settings,
            SecureRandom random,
            Clock clock) {
        this.providers = providers;
        this.connections = connections;
        this.microsoft = microsoft;
        this.pending = pending;
        this.settings = settings;
        this.random = random;
        this.clock = clock;
    }

    /** Returns where the sign-in service sends browsers back to. */
    URI callback(String provider) {
        return URI.create(settings.address() + "/oauth/callback/" + provider);
    }

    /**
     * Begins to open an account.
     *
     * @param reconnect the connection that is to be renewed; empty for whichever account comes
     */
    URI begin(String provider, Optional<UserId> user, Optional<ConnectionId> reconnect, HttpSession session) {
        Authorization authorization =
                providers.require(new ProviderId(provider)).authorization();
        Optional<String> hint = reconnect.flatMap(id -> connections
                .require(user.orElseThrow(() -> Problem.unauthorized("Sign in first.")), id)
                .email());
        SignIn signIn = begin(authorization, callback(provider), hint);
        pending.add(
                session,
                new PendingSignIn(
                        Kind.ACCOUNT,
                        provider,
                        signIn.url().toString(),
                        signIn.state(),
                        signIn.verifier(),
                        signIn.nonce(),
                        user.map(UserId::value).orElse(""),
                        reconnect.map(ConnectionId::value).orElse(""),
                        clock.instant()));
        return signIn.url();
    }

    /** Begins an administrator's consent for their organisation. */
    URI beginAdminConsent(Optional<UserId> user, HttpSession session) {
        MicrosoftAuthorization authorization =
                Optional.ofNullable(microsoft.getIfAvailable()).orElseThrow(() -> Problem.notFound("sign-in"));
        byte[] bytes = new byte[STATE_BYTES];
        random.nextBytes(bytes);
        String state = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        URI url = authorization.adminConsentUrl("organizations", callback("m365"), state);
        pending.add(
                session,
                new PendingSignIn(
                        Kind.ADMIN_CONSENT,
                        "m365",
                        url.toString(),
                        state,
                        "",
                        "",
                        user.map(UserId::value).orElse(""),
                        "",
                        clock.instant()));
        return url;
    }

    /** Returns the connection that a sign-in is to renew. */
    Optional<Connection> renewed(PendingSignIn signIn) {
        return Optional.of(signIn.connection())
                .filter(id -> !id.isEmpty())
                .flatMap(id -> connections.find(new ConnectionId(id)));
    }

    private static SignIn begin(Authorization authorization, URI callback, Optional<String> hint) {
        if (authorization instanceof MicrosoftAuthorization entra) {
            return entra.begin(
                    callback, hint.map(SignInOptions::forAccount).orElseGet(SignInOptions::choosingAnAccount));
        }
        if (authorization instanceof GoogleAuthorization google) {
            return google.begin(callback, hint);
        }
        throw Problem.notFound("sign-in: this account is connected with an app-specific password");
    }
}
