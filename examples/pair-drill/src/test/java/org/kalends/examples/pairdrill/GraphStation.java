package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.kalends.api.store.Side;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.graph.Mailbox;

/** A simulated Graph on a server of its own, with one mailbox. The same test meets the same ids in it each time. */
final class GraphStation implements AutoCloseable {

    private static final Queue<Object> MAIL = new ConcurrentLinkedQueue<>();

    private final SimulatorServer server = SimulatorServer.start();
    private final GraphSimulator graph;

    GraphStation(Clock clock) {
        this.graph = GraphSimulator.on(server, clock);
    }

    /** Asserts that no call has ever made the service send mail, or tried to write guests. */
    static void assertNobodyGotMail() {
        assertThat(MAIL).isEmpty();
    }

    GraphSimulator graph() {
        return graph;
    }

    SimulatorServer server() {
        return server;
    }

    Mailbox mailbox(Side side) {
        return graph.mailbox("me-" + side + "@example.com");
    }

    @Override
    public void close() {
        MAIL.addAll(graph.mails());
        MAIL.addAll(graph.attendeeWrites());
        server.close();
    }
}
