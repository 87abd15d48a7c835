package org.kalends.examples.pairdrill;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.kalends.api.auth.Authorization;
import org.kalends.api.auth.Credential;
import org.kalends.api.model.ProviderId;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.simulator.google.GoogleSimulator;
import org.kalends.simulator.graph.GraphSimulator;

/**
 * Access to the accounts of a simulated service without a sign-in: whenever a token is asked for, there is one. The refresh token is the
 * address. Safe for use by several threads.
 */
final class SimulatedAccess implements Authorization {

    private static final Duration LIFETIME = Duration.ofDays(3_650);

    private final ProviderId provider;
    private final UnaryOperator<String> tokens;
    private final Clock clock;

    private SimulatedAccess(ProviderId provider, UnaryOperator<String> tokens, Clock clock) {
        this.provider = provider;
        this.tokens = tokens;
        this.clock = clock;
    }

    static SimulatedAccess to(GraphSimulator graph, Clock clock) {
        return new SimulatedAccess(
                new ProviderId("m365"), address -> graph.mailbox(address).accessToken(), clock);
    }

    static SimulatedAccess to(GoogleSimulator google, Clock clock) {
        return new SimulatedAccess(
                new ProviderId("google"), address -> google.account(address).accessToken(), clock);
    }

    /** Returns what opens the account with an address. */
    Credential.OAuth of(String address) {
        return new Credential.OAuth(
                tokens.apply(address), Optional.of(address), clock.instant().plus(LIFETIME), Set.of("everything"));
    }

    @Override
    public ProviderId provider() {
        return provider;
    }

    @Override
    public Credential.OAuth refresh(Credential.OAuth credential) {
        return of(credential.refreshToken().orElseThrow());
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
        // The simulator forgets its accounts at the end.
    }

    private static ProviderException unsupported() {
        return new ProviderException(FailureKind.UNSUPPORTED, "nobody signs in here");
    }
}
