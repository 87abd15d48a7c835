package org.kalends.simulator.graph;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The names of time zones that Graph takes and gives. */
final class Zones {

    private static final Map<String, String> WINDOWS = windows();

    private static final List<String> IANA = lines("iana-names.txt");

    private static final Map<String, ZoneId> WRITABLE = writable();

    private static final Map<ZoneId, String> WINDOWS_NAMES = windowsNames();

    private static final Map<ZoneId, String> OTHERS = new ConcurrentHashMap<>();

    private Zones() {}

    /** Returns the zone that may be written by this name. */
    static Optional<ZoneId> find(String name) {
        return Optional.ofNullable(WRITABLE.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns the zone of a start, an end or a recurrence. */
    static ZoneId require(String name) {
        return find(name).orElseThrow(() -> unsupported(name));
    }

    /** Returns the zone of a Prefer header, where any name goes. */
    static ZoneId requireAny(String name) {
        return find(name).or(() -> iana(name)).orElseThrow(() -> unsupported(name));
    }

    /** Returns what Windows calls a zone, else the zone's own name. */
    static String windowsName(ZoneId zone) {
        return Optional.ofNullable(WINDOWS_NAMES.get(zone))
                .orElseGet(() -> OTHERS.computeIfAbsent(zone, Zones::sameClock));
    }

    static Set<String> windowsZones() {
        return WINDOWS.keySet();
    }

    static List<String> ianaZones() {
        return IANA;
    }

    static GraphError unsupported(String name) {
        return GraphError.of(
                400,
                "TimeZoneNotSupportedException",
                "A valid TimeZone value must be specified. The following TimeZone value is not supported: '" + name
                        + "'.");
    }

    /** Returns the first Windows zone whose clocks go the same way nowadays. */
    private static String sameClock(ZoneId zone) {
        return WINDOWS.entrySet().stream()
                .filter(known -> clock(ZoneId.of(known.getValue())).equals(clock(zone)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(zone::getId);
    }

    private static List<ZoneOffset> clock(ZoneId zone) {
        return IntStream.range(0, 8 * 12)
                .mapToObj(month -> LocalDate.of(2025, 1, 15).plusMonths(month).atStartOfDay(ZoneOffset.UTC))
                .map(moment -> zone.getRules().getOffset(moment.toInstant()))
                .toList();
    }

    private static Optional<ZoneId> iana(String name) {
        try {
            return name.contains("/") ? Optional.of(ZoneId.of(name)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, String> windows() {
        Map<String, String> names = new LinkedHashMap<>();
        for (String line : lines("windows-zones.txt")) {
            List<String> sides = List.of(line.split(" = ", -1));
            names.put(sides.get(0), sides.get(1));
        }
        return names;
    }

    private static Map<String, ZoneId> writable() {
        Map<String, ZoneId> zones = new HashMap<>();
        IANA.forEach(name -> zones.put(name.toLowerCase(Locale.ROOT), ZoneId.of(name)));
        WINDOWS.forEach((name, iana) -> zones.put(name.toLowerCase(Locale.ROOT), ZoneId.of(iana)));
        zones.put("utc", ZoneId.of("Etc/UTC"));
        return Map.copyOf(zones);
    }

    private static Map<ZoneId, String> windowsNames() {
        Map<ZoneId, String> names = new HashMap<>();
        WINDOWS.forEach((name, iana) -> names.put(ZoneId.of(iana), name));
        return Map.copyOf(names);
    }

    private static List<String> lines(String resource) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Zones.class.getResourceAsStream(resource), resource), StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
