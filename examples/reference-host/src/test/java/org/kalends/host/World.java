package org.kalends.host;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.entra.EntraSimulator;
import org.kalends.simulator.google.GoogleSimulator;
import org.kalends.simulator.google.identity.GoogleIdentitySimulator;
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.icloud.ICloudSimulator;

/** The calendar services of the tests, each on a server of its own, so that their journals can be told apart. */
final class World implements AutoCloseable {

    static final String CLIENT = "client-of-the-host";
    static final String SECRET = "client-secret-that-nobody-may-see";

    private final List<URI> hosts = new ArrayList<>();

    final SimulatorServer microsoftServer = SimulatorServer.start();
    final SimulatorServer googleServer = SimulatorServer.start();
    final SimulatorServer appleServer = SimulatorServer.start();
    final GraphSimulator graph = GraphSimulator.on(microsoftServer, Clock.systemUTC());
    final EntraSimulator entra = EntraSimulator.on(microsoftServer, graph, Clock.systemUTC());
    final GoogleSimulator google = GoogleSimulator.on(googleServer, Clock.systemUTC());
    final GoogleIdentitySimulator identity = GoogleIdentitySimulator.on(googleServer, google, Clock.systemUTC());

    final ICloudSimulator icloud = ICloudSimulator.on(appleServer, Clock.systemUTC());

    /** Registers a host with both sign-in services, beside those that are registered already. */
    void register(URI host) {
        hosts.add(host);
        entra.register(CLIENT, SECRET, callbacks("m365"));
        identity.register(CLIENT, SECRET, callbacks("google"));
    }

    private URI[] callbacks(String provider) {
        return hosts.stream()
                .map(host -> URI.create(host + "/oauth/callback/" + provider))
                .toArray(URI[]::new);
    }

    /** Returns how many requests the services have had. */
    long requests() {
        return Stream.of(microsoftServer, googleServer, appleServer)
                .mapToLong(server -> server.journal().list().size())
                .sum();
    }

    @Override
    public void close() {
        microsoftServer.close();
        googleServer.close();
        appleServer.close();
    }
}
