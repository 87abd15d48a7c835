package org.kalends.provider.icloud;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Assumptions;

/**
 * A real CalDAV server that {@code .ci/servers} has started.
 *
 * @param name how the script calls it
 * @param url its root
 * @param home path of the calendar home
 * @param user name and
 * @param password password of the one user
 * @param folder where the server keeps its data
 */
record CalDavServer(String name, URI url, String home, String user, String password, Path folder) {

    /** Returns a server; the test is skipped, with the reason, when it does not run. */
    static CalDavServer running(String name) {
        String file = System.getProperty("kalends.caldav.servers", "");
        Assumptions.assumeTrue(
                !file.isEmpty() && Files.exists(Path.of(file)), "no real CalDAV servers: run .ci/servers start");
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Assumptions.assumeTrue(
                properties.containsKey(name + ".url"), name + " does not run: see what .ci/servers start says");
        return new CalDavServer(
                name,
                URI.create(properties.getProperty(name + ".url") + "/"),
                properties.getProperty(name + ".home"),
                properties.getProperty(name + ".user"),
                properties.getProperty(name + ".password"),
                Path.of(properties.getProperty(name + ".dir")));
    }

    /** Returns another client of the server. */
    RawDav raw() {
        return new RawDav(url, user, password);
    }
}
