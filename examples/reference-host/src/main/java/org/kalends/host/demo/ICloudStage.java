package org.kalends.host.demo;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.kalends.simulator.SimulatorServer;
import org.kalends.simulator.icloud.ICloudAccount;
import org.kalends.simulator.icloud.ICloudSimulator;

/** iCloud on this machine, with two accounts. */
final class ICloudStage implements AutoCloseable {

    static final String MARA = "mara@icloud.example";

    private static final String TOM = "tom@icloud.example";

    private final SimulatorServer server = SimulatorServer.start();

    private final ICloudSimulator icloud;

    private final List<DemoCalendar> calendars;

    ICloudStage(Clock clock, Samples samples) {
        this.icloud = ICloudSimulator.on(server, clock);
        ICloudAccount mara = icloud.account(MARA);
        ICloudAccount tom = icloud.account(TOM);
        this.calendars = List.of(
                new ICloudDemoCalendar("icloud", mara, mara.calendar(), samples.zone(), clock),
                new ICloudDemoCalendar("tom", tom, tom.calendar(), samples.zone(), clock));
        samples.fill("icloud", calendars.get(0));
        samples.fill("tom", calendars.get(1));
    }

    /** Returns what a visitor types to connect the accounts: addresses and their app-specific passwords. */
    Map<String, String> passwords() {
        return Map.of(
                MARA, icloud.account(MARA).appPassword(),
                TOM, icloud.account(TOM).appPassword());
    }

    List<DemoCalendar> calendars() {
        return calendars;
    }

    Map<String, Object> settings() {
        return Map.of("kalends.icloud.caldav-url", server.url().toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
