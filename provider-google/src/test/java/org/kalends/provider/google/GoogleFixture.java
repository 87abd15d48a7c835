package org.kalends.provider.google;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.google.CalendarRole;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.GoogleCalendar;
import org.kalends.simulator.google.GoogleSimulator;
import org.kalends.tck.PersonChannel;
import org.kalends.tck.ProviderFixture;

/** A fresh account of the simulator, with the provider on one side and a person at the web page on the other. */
class GoogleFixture implements ProviderFixture {

    private final GoogleProvider provider;

    private final GoogleCalendar calendar;

    private final GoogleCalendar closed;

    GoogleFixture(Simulation simulation) {
        this(simulation, simulation.config().build());
    }

    GoogleFixture(Simulation simulation, GoogleConfig config) {
        GoogleAccount account = simulation.google().account("kit-" + UUID.randomUUID() + "@example.org");
        this.calendar = account.addCalendar("Kit");
        GoogleAccount other = simulation.google().account("other-" + UUID.randomUUID() + "@example.org");
        this.closed = other.addCalendar("Shared");
        other.share(closed, account, CalendarRole.READER);
        this.provider = simulation.provider(account, config);
    }

    /** A server with Google on it. */
    record Simulation(SimulatorServer server, GoogleSimulator google) implements AutoCloseable {

        static Simulation start() {
            SimulatorServer server = SimulatorServer.start();
            return new Simulation(server, GoogleSimulator.on(server, Clock.systemUTC()));
        }

        GoogleProvider provider(GoogleAccount account) {
            return provider(account, config().build());
        }

        GoogleConfig.Builder config() {
            return GoogleConfig.builder().apiUrl(google.root());
        }

        GoogleProvider provider(GoogleAccount account, GoogleConfig config) {
            return new GoogleProvider(config, OneToken.of(account.accessToken()), Clock.systemUTC());
        }

        @Override
        public void close() {
            server.close();
        }
    }

    static CalendarRef ref(GoogleCalendar calendar) {
        return new CalendarRef(GoogleProvider.ID, OneToken.ACCOUNT, calendar.id());
    }

    GoogleCalendar googleCalendar() {
        return calendar;
    }

    @Override
    public String name() {
        return "Google Calendar (simulated)";
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
        return new WebPerson(calendar);
    }

    @Override
    public boolean expireCursors() {
        calendar.expireSyncTokens();
        return true;
    }
}
