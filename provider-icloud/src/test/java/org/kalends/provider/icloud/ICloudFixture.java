package org.kalends.provider.icloud;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventTime;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.icloud.ICloudAccount;
import org.kalends.simulator.icloud.ICloudCalendar;
import org.kalends.simulator.icloud.ICloudSimulator;
import org.kalends.tck.Deviation;
import org.kalends.tck.PersonChannel;
import org.kalends.tck.ProviderFixture;

/** A fresh account of the simulator, with the provider on one side and a person with a device of Apple's on the other. */
class ICloudFixture implements ProviderFixture {

    private final ICloudProvider provider;

    private final ICloudCalendar calendar;

    private final ICloudCalendar closed;

    ICloudFixture(Simulation simulation) {
        this(simulation, simulation.config());
    }

    ICloudFixture(Simulation simulation, ICloudConfig config) {
        ICloudAccount account = simulation.icloud().account("kit-" + UUID.randomUUID() + "@icloud.example");
        this.calendar = account.addCalendar("Kit");
        this.closed = account.addCalendar("Shared");
        this.closed.readOnly(true);
        this.provider = simulation.provider(account, config);
    }

    /** An entry and a partition with iCloud on them. */
    record Simulation(SimulatorServer entry, SimulatorServer partition, ICloudSimulator icloud)
            implements AutoCloseable {

        static Simulation start() {
            SimulatorServer entry = SimulatorServer.start();
            SimulatorServer partition = SimulatorServer.start();
            return new Simulation(entry, partition, ICloudSimulator.on(entry, partition, Clock.systemUTC()));
        }

        ICloudConfig config() {
            return ICloudConfig.builder(icloud.root())
                    .allowedHosts(
                            Set.of(entry.url().getAuthority(), partition.url().getAuthority()))
                    .build();
        }

        ICloudProvider provider(ICloudAccount account, ICloudConfig config) {
            return new ICloudProvider(
                    config, FixedTokens.of(account.appleId(), account.appPassword()), Clock.systemUTC());
        }

        @Override
        public void close() {
            entry.close();
            partition.close();
        }
    }

    static CalendarRef ref(ICloudCalendar calendar) {
        return new CalendarRef(ICloudProvider.ID, FixedTokens.ACCOUNT, calendar.path());
    }

    ICloudCalendar icloudCalendar() {
        return calendar;
    }

    @Override
    public String name() {
        return "iCloud (simulated)";
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
        return new OtherClient(new Device(calendar));
    }

    @Override
    public boolean expireCursors() {
        calendar.expireSyncTokens();
        return true;
    }

    @Override
    public List<Deviation> deviations() {
        return List.of();
    }

    ChangePage read(Optional<Cursor> cursor) {
        return provider().changes(calendar(), window(), RecurrenceView.OCCURRENCES, cursor);
    }

    WriteOutcome write(RemoteWrite write) {
        return provider().write(calendar(), List.of(write)).get(0);
    }

    /** Returns an event on a day of the window, from ten to eleven. */
    CalendarEvent event(String title, int day) {
        LocalDateTime start = window().start()
                .atZone(window().zone())
                .toLocalDate()
                .plusDays(day)
                .atTime(10, 0);
        EventTime time = new EventTime.Timed(start, start.plusHours(1), window().zone());
        return CalendarEvent.builder(time).title(title).build();
    }

    @Override
    public void close() {
        provider.close();
    }

    private record Device(ICloudCalendar calendar) implements Hand {

        @Override
        public void put(String name, String text) {
            calendar.put(name, text);
        }

        @Override
        public Optional<String> get(String name) {
            return calendar.ics(name);
        }

        @Override
        public void delete(String name) {
            calendar.delete(name);
        }
    }
}
