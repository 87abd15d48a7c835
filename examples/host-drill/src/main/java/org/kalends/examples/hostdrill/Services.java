package org.kalends.examples.hostdrill;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.entra.EntraSimulator;
import org.kalends.simulator.google.GoogleSimulator;
import org.kalends.simulator.google.identity.GoogleIdentitySimulator;
import org.kalends.simulator.graph.GraphSimulator;

/** The simulated calendar services and their sign-in, in this process. */
final class Services implements AutoCloseable {

    private static final String CLIENT = "host-drill";
    private static final String SECRET = "the-secret-of-the-host-drill";

    private final SimulatorServer microsoft = SimulatorServer.start();
    private final SimulatorServer google = SimulatorServer.start();
    private final GraphSimulator graph = GraphSimulator.on(microsoft, Clock.systemUTC());
    private final EntraSimulator entra = EntraSimulator.on(microsoft, graph, Clock.systemUTC());
    private final GoogleSimulator calendars = GoogleSimulator.on(google, Clock.systemUTC());
    private final GoogleIdentitySimulator identity = GoogleIdentitySimulator.on(google, calendars, Clock.systemUTC());

    /** Lets the hosts behind an address sign people in. */
    void register(URI hosts) {
        entra.register(CLIENT, SECRET, URI.create(hosts + "/oauth/callback/m365"));
        identity.register(CLIENT, SECRET, URI.create(hosts + "/oauth/callback/google"));
    }

    /** Returns what a host has to know of the services. */
    List<String> settings() {
        return List.of(
                "--kalends.m365.client-id=" + CLIENT,
                "--kalends.m365.client-secret=" + SECRET,
                "--kalends.m365.authority-url=" + entra.root(),
                "--kalends.m365.graph-url=" + graph.root(),
                "--kalends.google.client-id=" + CLIENT,
                "--kalends.google.client-secret=" + SECRET,
                "--kalends.google.auth-url=" + identity.authorizationUrl(),
                "--kalends.google.token-url=" + identity.tokenUrl(),
                "--kalends.google.revoke-url=" + identity.revocationUrl(),
                "--kalends.google.issuer-url=" + identity.issuer(),
                "--kalends.google.api-url=" + calendars.root());
    }

    PersonsCalendar microsoft(String name) {
        return new GraphCalendar(graph.mailbox(name + "@contoso.example"), entra);
    }

    PersonsCalendar google(String name) {
        return new GoogleCalendar(calendars.account(name + "@gmail.example"), identity);
    }

    List<SimulatorServer> servers() {
        return List.of(microsoft, google);
    }

    /** Returns how often a guest heard of anything. */
    int mails() {
        return graph.mails().size()
                + graph.attendeeWrites().size()
                + calendars.mails().size()
                + calendars.guestWrites().size();
    }

    @Override
    public void close() {
        microsoft.close();
        google.close();
    }
}
