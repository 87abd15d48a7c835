package org.kalends.examples.drill;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;

/** The CalDAV servers that {@code .ci/servers} has started. */
final class RealServers {

    private RealServers() {}

    static DrillCalendar newCalendar(String server) {
        DrillCalendar calendar = new DrillCalendar(
                server(server), "t-" + UUID.randomUUID().toString().substring(0, 8));
        calendar.create();
        return calendar;
    }

    private static DrillServer server(String name) {
        Path file = Path.of(System.getProperty("kalends.caldav.servers", ""));
        assumeTrue(Files.isRegularFile(file), "no real CalDAV server: start them with .ci/servers start");
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assumeTrue(properties.containsKey(name + ".url"), name + " is not running: see .ci/servers");
        return DrillServer.of(name, properties);
    }
}
