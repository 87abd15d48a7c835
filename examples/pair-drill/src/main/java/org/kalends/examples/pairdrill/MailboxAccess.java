package org.kalends.examples.pairdrill;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.auth.Authorization;
import org.kalends.api.auth.Credential;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.graph.Mailbox;

/**
 * Access to simulated mailboxes without a sign-in: whenever a token is asked for, there is one. The refresh token is the address. Safe for
 * use by several threads.
 */
final class MailboxAccess implements Authorization {

    private static final Duration LIFETIME = Duration.ofDays(3_650);

    private final GraphSimulator graph;
    private final Clock clock;

    MailboxAccess(GraphSimulator graph, Clock clock) {
        this.graph = graph;
        this.clock = clock;
    }

    /** Returns what opens a mailbox. */
    Credential.OAuth of(Mailbox mailbox) {
        return new Credential.OAuth(
                mailbox.accessToken(),
                Optional.of(mailbox.address()),
                clock.instant().plus(LIFETIME),
                Set.of("Calendars.ReadWrite"));
    }

    @Override
    public ProviderId provider() {
        return new ProviderId("m365");
    }

    @Override
    public Credential.OAuth refresh(Credential.OAuth credential) {
        return of(graph.mailbox(credential.refreshToken().orElseThrow()));
    }

    @Override
    public SignIn begin(URI redirect) {
        throw unsupported();
    }

    @Override
    public Grant complete(SignIn signIn, URI redirect, Map<String, String> answer) {
        throw unsupported();
    }

    @Override
    public Grant connect(Credential.AppPassword password) {
        throw unsupported();
    }

    @Override
    public void revoke(Credential credential) {
        // The simulator forgets its mailboxes at the end.
    }

    private static ProviderException unsupported() {
        return new ProviderException(FailureKind.UNSUPPORTED, "nobody signs in here");
    }
}
