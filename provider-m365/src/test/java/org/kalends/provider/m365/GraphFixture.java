package org.kalends.provider.m365;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.graph.GraphSimulator;
import org.kalends.simulator.graph.Mailbox;
import org.kalends.simulator.graph.MailboxCalendar;
import org.kalends.tck.Deviation;
import org.kalends.tck.PersonChannel;
import org.kalends.tck.ProviderFixture;

/** A fresh mailbox of the simulator, with the provider on one side and a person at Outlook on the other. */
class GraphFixture implements ProviderFixture {

    private final M365Provider provider;

    private final MailboxCalendar calendar;

    private final MailboxCalendar closed;

    GraphFixture(Simulation simulation) {
        this(simulation, simulation.config().build());
    }

    GraphFixture(Simulation simulation, M365Config config) {
        Mailbox mailbox = simulation.graph().mailbox("kit-" + UUID.randomUUID() + "@example.org");
        this.calendar = mailbox.addCalendar("Kit");
        this.closed = mailbox.addCalendar("Shared");
        this.closed.canEdit(false);
        this.provider = simulation.provider(mailbox, config);
    }

    /** A server with Graph on it. */
    record Simulation(SimulatorServer server, GraphSimulator graph) implements AutoCloseable {

        static Simulation start() {
            SimulatorServer server = SimulatorServer.start();
            return new Simulation(server, GraphSimulator.on(server, Clock.systemUTC()));
        }

        M365Provider provider(Mailbox mailbox) {
            return provider(mailbox, config().build());
        }

        M365Config.Builder config() {
            return M365Config.builder().graphUrl(graph.root());
        }

        M365Provider provider(Mailbox mailbox, M365Config config) {
            return new M365Provider(config, OneToken.of(mailbox.accessToken()), Clock.systemUTC());
        }

        @Override
        public void close() {
            server.close();
        }
    }

    static CalendarRef ref(MailboxCalendar calendar) {
        return new CalendarRef(M365Provider.ID, OneToken.ACCOUNT, calendar.id());
    }

    MailboxCalendar mailboxCalendar() {
        return calendar;
    }

    @Override
    public String name() {
        return "Microsoft Graph (simulated)";
    }

    @Override
    public CalendarProvider provider() {
        return provider;
    }

    @Override
    public CalendarRef calendar() {
        return ref(calendar);
    }

    @Override
    public Optional<CalendarRef> readOnlyCalendar() {
        return Optional.of(ref(closed));
    }

    @Override
    public PersonChannel person() {
        return new OutlookPerson(calendar);
    }

    @Override
    public boolean expireCursors() {
        calendar.expireDeltaTokens();
        return true;
    }

    @Override
    public List<Deviation> deviations() {
        return Neighbours.deviations(this);
    }

    @Override
    public void close() {
        provider.close();
    }
}
