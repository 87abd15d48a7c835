package org.kalends.simulator.entra;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.graph.Mailbox;

/**
 * Microsoft Entra on a {@link SimulatorServer}: the authorization code flow with PKCE, whose access tokens the simulated Graph takes.
 * Thread-safe.
 */
public final class EntraSimulator {

    private final SimulatorServer server;

    private final Directory directory;

    private EntraSimulator(SimulatorServer server, Directory directory) {
        this.server = server;
        this.directory = directory;
    }

    /** Puts Entra on a server, for the mailboxes of a simulated Graph. */
    public static EntraSimulator on(SimulatorServer server, GraphSimulator graph, Clock clock) {
        Directory directory = new Directory(graph, clock, () -> server.url().toString());
        server.serve(EntraService::isOurs, new EntraService(directory));
        return new EntraSimulator(server, directory);
    }

    /** Returns the root of the authority, to which a client adds {@code /common/oauth2/v2.0}. */
    public URI root() {
        return server.url();
    }

    /** Registers an application that has a secret. */
    public void register(String clientId, String clientSecret, URI... redirects) {
        directory.register(new Application(clientId, Optional.of(clientSecret), Set.of(redirects)));
    }

    /** Registers an application that has no secret. */
    public void registerPublic(String clientId, URI... redirects) {
        directory.register(new Application(clientId, Optional.empty(), Set.of(redirects)));
    }

    /** Signs a user in in the browser: the next sign-in is theirs, unless its {@code login_hint} names another one who is signed in. */
    public void signIn(Mailbox mailbox) {
        directory.signIn(mailbox);
    }

    /** Signs a user out in the browser; tokens live on. */
    public void signOut(Mailbox mailbox) {
        directory.signOut(mailbox);
    }

    /** Sets how long the access tokens live that are issued from now on; 3599 s at first. */
    public void accessTokensLive(Duration life) {
        directory.life(life);
    }

    /** Revokes all refresh tokens of a user, as a reset of the password does. Access tokens live on until they expire. */
    public void revoke(Mailbox mailbox) {
        directory.revoke(mailbox);
    }

    /**
     * Lets Graph refuse the access tokens of a user with a claims challenge (continuous access evaluation), until a token is asked for with
     * these claims.
     *
     * @param claims a JSON object
     */
    public void challenge(Mailbox mailbox, String claims) {
        directory.challenge(mailbox, claims);
    }

    /** Signs identity tokens with a new key from now on; the old ones are still published. */
    public void rotateKeys() {
        directory.idTokens().rotate();
    }

    /** Returns the switches for everything that goes wrong. */
    public EntraFaults faults() {
        return directory.faults();
    }
}
