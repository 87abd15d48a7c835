package org.kalends.provider.m365.internal.event;

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

/** Windows time zones and IANA zones, by the bundled copy of CLDR's windowsZones with its territories and the links of the IANA database. */
final class WindowsZones {

    private static final WindowsZones TABLE = load();

    private final Map<String, ZoneId> zones = new HashMap<>();

    private final Map<String, String> names = new HashMap<>();

    private WindowsZones() {}

    /** Returns the zone that Windows calls so, by key or display name; the whole name has to match. */
    static Optional<ZoneId> find(String name) {
        return Optional.ofNullable(TABLE.zones.get(key(name)));
    }

    /** Returns the Windows time zone that stands for an IANA zone. */
    static Optional<String> name(ZoneId zone) {
        return Optional.ofNullable(TABLE.names.get(zone.getId()));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replace("(gmt", "(utc").replaceAll("\\s+", " ");
    }

    private static WindowsZones load() {
        WindowsZones table = new WindowsZones();
        try (InputStream lines = Objects.requireNonNull(
                        WindowsZones.class.getResourceAsStream("windows-zones.txt"), "windows-zones.txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#")) {
                    table.add(List.of(line.split(" = ", -1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table;
    }

    private void add(List<String> parts) {
        String windows = parts.get(0);
        ZoneId zone = ZoneId.of(parts.get(1));
        zones.put(key(windows), zone);
        parts.subList(3, parts.size()).forEach(shown -> zones.put(key(shown), zone));
        names.put(zone.getId(), windows);
        for (String member : parts.get(2).split(" ", -1)) {
            names.put(member, windows);
        }
    }
}
