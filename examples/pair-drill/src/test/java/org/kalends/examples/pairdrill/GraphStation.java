package org.kalends.examples.pairdrill;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.graph.Mailbox;

/** A simulated Graph on a server of its own that lasts for many tests; each test borrows one, and a mailbox that is new. */
final class GraphStation {

    private static final Queue<GraphStation> FREE = new ConcurrentLinkedQueue<>();
    private static final Queue<GraphStation> ALL = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger MAILBOXES = new AtomicInteger();

    private final LentClock clock = new LentClock();
    private final SimulatorServer server = SimulatorServer.start();
    private final GraphSimulator graph = GraphSimulator.on(server, clock);

    /** The time of whoever has borrowed the station. */
    private static final class LentClock extends Clock {
        private volatile Clock lender = Clock.systemUTC();

        @Override
        public Instant instant() {
            return lender.instant();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return lender.withZone(zone);
        }
    }

    private GraphStation() {
        ALL.add(this);
    }

    /** Asserts that no call has ever made the service send mail, or tried to write guests. */
    static void assertNobodyGotMail() {
        assertThat(ALL).allSatisfy(station -> {
            assertThat(station.graph.mails()).isEmpty();
            assertThat(station.graph.attendeeWrites()).isEmpty();
        });
    }

    static GraphStation borrow(Clock clock) {
        GraphStation free = FREE.poll();
        GraphStation station = free == null ? new GraphStation() : free;
        station.clock.lender = clock;
        station.server.journal().clear();
        return station;
    }

    void giveBack() {
        FREE.add(this);
    }

    GraphSimulator graph() {
        return graph;
    }

    SimulatorServer server() {
        return server;
    }

    Mailbox newMailbox() {
        return graph.mailbox("person-" + MAILBOXES.incrementAndGet() + "@example.com");
    }
}
