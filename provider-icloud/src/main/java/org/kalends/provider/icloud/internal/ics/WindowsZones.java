package org.kalends.provider.icloud.internal.ics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Windows time zone names and display names to IANA zones, by the bundled copy of CLDR's windowsZones (territory 001). */
final class WindowsZones {

    private static final Map<String, ZoneId> ZONES = load();

    private WindowsZones() {}

    /** Returns the zone that Windows calls so; the whole name has to match. */
    static Optional<ZoneId> find(String name) {
        return Optional.ofNullable(ZONES.get(key(name)));
    }

    /** Returns whether the table leads to a zone. */
    static boolean names(ZoneId zone) {
        return ZONES.containsValue(zone);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replace("(gmt", "(utc").replaceAll("\\s+", " ");
    }

    private static Map<String, ZoneId> load() {
        Map<String, ZoneId> zones = new HashMap<>();
        try (InputStream table = Objects.requireNonNull(
                        WindowsZones.class.getResourceAsStream("windows-zones.txt"), "windows-zones.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    List<String> names = List.of(line.split(" = ", -1));
                    ZoneId zone = ZoneId.of(names.get(1));
                    for (int i = 0; i < names.size(); i++) {
                        if (i != 1) {
                            zones.put(key(names.get(i)), zone);
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(zones);
    }
}
