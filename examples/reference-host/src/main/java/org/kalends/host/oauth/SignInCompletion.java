package org.kalends.host.oauth;

import java.util.Map;
import java.util.Optional;
import org.kalends.api.auth.Authorization;
import org.kalends.api.auth.Authorization.Grant;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.ProviderException;
import org.kalends.host.connection.Connection;
import org.kalends.host.connection.Connections;
import org.kalends.host.library.Providers;
import org.kalends.host.problem.Problem;
import org.kalends.host.user.UserId;
import org.kalends.host.user.Users;
import org.kalends.oauth.MicrosoftAuthorization;
import org.springframework.stereotype.Component;

/** Completes sign-ins that have come back: finds out who that is, and connects the account. */
@Component
final class SignInCompletion {

    private final Providers providers;
    private final Users users;
    private final Connections connections;
    private final SignInDesk desk;

    SignInCompletion(Providers providers, Users users, Connections connections, SignInDesk desk) {
        this.providers = providers;
        this.users = users;
        this.connections = connections;
        this.desk = desk;
    }

    /**
     * Opens an account for its user.
     *
     * @param current who has signed in in this browser
     * @return who has signed in now
     */
    UserId complete(PendingSignIn pending, Map<String, String> answer, Optional<UserId> current) {
        ProviderId provider = new ProviderId(pending.provider());
        Grant grant = granted(pending, provider, answer);
        desk.renewed(pending).ifPresent(connection -> requireSame(connection, grant));
        Optional<UserId> known = current.or(
                () -> Optional.of(pending.user()).filter(id -> !id.isEmpty()).map(UserId::new));
        UserId user = known.filter(users::exists).orElseGet(() -> users.signIn(provider, grant.subject()));
        users.link(user, provider, grant.subject());
        connections.connect(user, provider, grant);
        // Once more: another window may have disconnected an account in between, and this one was none that is
        // connected.
        users.link(user, provider, grant.subject());
        users.unlinkDisconnected(user);
        return user;
    }

    /** Checks that an administrator has consented. */
    void completeAdminConsent(PendingSignIn pending, Map<String, String> answer) {
        Authorization authorization =
                providers.require(new ProviderId(pending.provider())).authorization();
        try {
            if (authorization instanceof MicrosoftAuthorization entra) {
                entra.completeAdminConsent(pending.state(), answer);
            }
        } catch (ProviderException e) {
            throw SignInProblems.of(e, answer);
        }
    }

    private Grant granted(PendingSignIn pending, ProviderId provider, Map<String, String> answer) {
        try {
            return providers
                    .require(provider)
                    .authorization()
                    .complete(pending.signIn(), desk.callback(pending.provider()), answer);
        } catch (ProviderException e) {
            throw SignInProblems.of(e, answer);
        }
    }

    private static void requireSame(Connection connection, Grant grant) {
        if (!connection.subject().equals(grant.subject())) {
            throw Problem.conflict(
                    "This is another account",
                    "You have signed in with another account than the one to reconnect. Nothing was changed. Begin"
                            + " again and choose the same account.");
        }
    }
}
