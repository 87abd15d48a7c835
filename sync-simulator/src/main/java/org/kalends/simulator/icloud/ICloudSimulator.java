package org.kalends.simulator.icloud;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kalends.simulator.SimulatorServer;

/**
 * Apple's iCloud calendars on a {@link SimulatorServer}: CalDAV, stateful, and as strict as the service is documented and was observed to
 * be. Thread-safe.
 */
public final class ICloudSimulator {

    private static final Pattern PATHS = Pattern.compile("/*(\\.well-known/caldav/?|principal/*|\\d+(/.*)?)?");

    private final SimulatorServer entry;

    private final World world;

    private ICloudSimulator(SimulatorServer entry, World world) {
        this.entry = entry;
        this.world = world;
    }

    /** Puts iCloud on a server, which is the entry and the host of all users at once. */
    public static ICloudSimulator on(SimulatorServer server, Clock clock) {
        return on(server, server, clock);
    }

    /**
     * Puts iCloud on two servers, as the real one has it.
     *
     * @param entry where clients begin, as at {@code caldav.icloud.com}
     * @param partition where the users live, as at {@code p62-caldav.icloud.com}
     */
    public static ICloudSimulator on(SimulatorServer entry, SimulatorServer partition, Clock clock) {
        ICloudSimulator simulator = new ICloudSimulator(entry, new World(clock, partition.url()));
        simulator.serve(entry);
        if (partition != entry) {
            simulator.serve(partition);
        }
        return simulator;
    }

    private void serve(SimulatorServer server) {
        server.serve(path -> PATHS.matcher(path).matches(), new ICloudService(world, server.url(), server == entry));
    }

    /** Moves the users to another server: the entry names it from now on, and where they lived before answers 421. */
    public void moveTo(SimulatorServer partition) {
        serve(partition);
        world.partition(partition.url());
    }

    /** Returns the root at which discovery begins. */
    public URI root() {
        return entry.url().resolve("/");
    }

    /** Returns a user's account; the first call makes it, with the calendars "Home" and "Work" and a list of reminders. */
    public ICloudAccount account(String appleId) {
        return world.account(appleId);
    }

    /** Returns the switches for everything that goes wrong. */
    public ICloudFaults faults() {
        return world.faults();
    }

    /** Returns every mail that the service has sent because of a call. */
    public List<Mail> mails() {
        return world.changed(world.outbox()::mails);
    }

    /** Forgets the mails. */
    public void clearMails() {
        world.changed(() -> {
            world.outbox().clear();
            return Optional.empty();
        });
    }
}
