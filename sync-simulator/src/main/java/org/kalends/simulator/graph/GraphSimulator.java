package org.kalends.simulator.graph;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.kalends.simulator.SimulatorServer;

/**
 * Microsoft Graph's calendars on a {@link SimulatorServer}: stateful, and as strict as the service is documented and was
 * observed to be. Thread-safe.
 */
public final class GraphSimulator {

    private final SimulatorServer server;

    private final World world;

    private final Courier courier;

    private final Map<String, Mailbox> mailboxes = new ConcurrentHashMap<>();

    private GraphSimulator(SimulatorServer server, Clock clock) {
        GraphFaults faults = new GraphFaults();
        this.server = server;
        this.courier = new Courier(clock);
        this.world = new World(
                clock,
                () -> server.url().toString(),
                new Tokens(clock),
                new Outbox(clock),
                faults,
                new Subscriptions(clock, faults, courier));
    }

    /** Puts Graph on a server. */
    public static GraphSimulator on(SimulatorServer server, Clock clock) {
        GraphSimulator graph = new GraphSimulator(server, clock);
        server.serve(GraphCall.ROOT, new GraphService(graph.world, graph.courier));
        server.onClose(graph.courier::close);
        return graph;
    }

    /** Returns the root to which a client adds {@code /v1.0}. */
    public URI root() {
        return server.url();
    }

    /** Returns a user's mailbox; the first call makes it, with a calendar named "Calendar". */
    public Mailbox mailbox(String address) {
        return mailboxes.computeIfAbsent(address.toLowerCase(Locale.ROOT), name -> new Mailbox(name, world));
    }

    /** Returns the switches for everything that goes wrong. */
    public GraphFaults faults() {
        return world.faults();
    }

    /** Returns every mail that the service has sent because of a call. */
    public List<Mail> mails() {
        return world.outbox().mails();
    }

    /** Returns every request that named attendees, an empty list included. */
    public List<AttendeeWrite> attendeeWrites() {
        return world.outbox().attendeeWrites();
    }

    /** Forgets the mails and the requests that named attendees. */
    public void clearMails() {
        world.outbox().clear();
    }

    /** Refuses all tokens of a mailbox that were issued so far. */
    public void refuseTokensOf(Mailbox mailbox) {
        world.tokens().refuseAll(mailbox);
    }

    /** Refuses all tokens of a mailbox that were issued so far, and says which claims a new one has to have. */
    public void demandClaims(Mailbox mailbox, String claims) {
        world.tokens().challenge(mailbox, claims);
    }

    /** Tells every subscription of a mailbox one of the lifecycle events that need no cause. */
    public void reauthorizationRequired(Mailbox mailbox) {
        world.subscriptions()
                .of(mailbox)
                .forEach(subscription -> world.subscriptions().lifecycle(subscription, "reauthorizationRequired"));
    }

    /** Waits until every notification that is due by the clock has been delivered, or refused by its receiver. */
    public void awaitDelivered() {
        try {
            courier.awaitDelivered();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
