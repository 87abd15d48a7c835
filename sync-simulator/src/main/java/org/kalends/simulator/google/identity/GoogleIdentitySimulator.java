package org.kalends.simulator.google.identity;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.GoogleSimulator;

/**
 * Sign-in with Google on a {@link SimulatorServer}: the authorization code flow with PKCE, whose access tokens the
 * simulated Google Calendar takes. Thread-safe.
 */
public final class GoogleIdentitySimulator {

    private final SimulatorServer server;

    private final Directory directory;

    private GoogleIdentitySimulator(SimulatorServer server, Directory directory) {
        this.server = server;
        this.directory = directory;
    }

    /** Puts the sign-in on a server, for the accounts of a simulated Google Calendar. */
    public static GoogleIdentitySimulator on(SimulatorServer server, GoogleSimulator google, Clock clock) {
        Directory directory = new Directory(google, clock, () -> server.url().toString());
        server.serve(IdentityService::isOurs, new IdentityService(directory));
        return new GoogleIdentitySimulator(server, directory);
    }

    /** Returns the issuer, under which the metadata is found. */
    public URI issuer() {
        return server.url();
    }

    /** Returns where the browser goes to sign in. */
    public URI authorizationUrl() {
        return URI.create(server.url() + IdentityService.AUTHORIZE);
    }

    /** Returns where codes and refresh tokens are traded. */
    public URI tokenUrl() {
        return URI.create(server.url() + IdentityService.TOKEN);
    }

    /** Returns where tokens are revoked. */
    public URI revocationUrl() {
        return URI.create(server.url() + IdentityService.REVOKE);
    }

    /** Registers an application. */
    public void register(String clientId, String clientSecret, URI... redirects) {
        directory.register(new Application(clientId, clientSecret, Set.of(redirects)));
    }

    /** Signs a user in in the browser: the next sign-in is theirs, unless its {@code login_hint} names another one who is signed in. */
    public void signIn(GoogleAccount account) {
        directory.signIn(account);
    }

    /** Signs a user out in the browser; tokens live on. */
    public void signOut(GoogleAccount account) {
        directory.signOut(account);
    }

    /** Lets a user untick some scopes, named in full, whenever they are asked from now on. */
    public void untick(GoogleAccount account, String... scopes) {
        directory.untick(account, Set.of(scopes));
    }

    /** Sets how long the access tokens live that are issued from now on; 3599 s at first. */
    public void accessTokensLive(Duration life) {
        directory.life(life);
    }

    /** Ends all grants of a user, as removing the application's access on the account's page does. */
    public void revoke(GoogleAccount account) {
        directory.grants().revokeAll(account);
    }

    /** Signs identity tokens with a new key from now on; the old ones are still published. */
    public void rotateKeys() {
        directory.idTokens().rotate();
    }

    /** Returns the switches for everything that goes wrong. */
    public GoogleIdentityFaults faults() {
        return directory.faults();
    }
}
