package org.kalends.examples.drill;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The two servers of a drill.
 *
 * @param a Radicale
 * @param b Cyrus
 */
record DrillServers(DrillServer a, DrillServer b) {

    static DrillServers read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new DrillServers(DrillServer.of("radicale", properties), DrillServer.of("cyrus", properties));
    }
}
