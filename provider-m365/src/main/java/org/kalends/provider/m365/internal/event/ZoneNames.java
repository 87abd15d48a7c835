package org.kalends.provider.m365.internal.event;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names by which the service may call a zone: UTC, IANA, Windows, a fixed offset; in this order. */
final class ZoneNames {

    static final ZoneId UTC = ZoneId.of("UTC");

    private static final Set<String> UTC_NAMES = Set.of(
            "utc",
            "z",
            "gmt",
            "etc/utc",
            "etc/gmt",
            "etc/zulu",
            "zulu",
            "uct",
            "etc/uct",
            "etc/universal",
            "universal",
            "tzone://microsoft/utc");

    /** Names of the IANA database that Java keeps apart or took in late (tzdata 2024b made them links). */
    private static final Map<String, String> LATE_LINKS = Map.of(
            "EST", "America/Panama",
            "MST", "America/Phoenix",
            "HST", "Pacific/Honolulu",
            "Europe/Kyiv", "Europe/Kiev",
            "Pacific/Kanton", "Pacific/Enderbury");

    private static final Map<String, ZoneId> IANA = iana();

    private static final Pattern QUOTES = Pattern.compile("^[\"']+|[\"']+$");

    private static final Pattern OFFSET = Pattern.compile("(?:GMT|UTC)([+-])(\\d{1,2})(?::?(\\d{2}))?");

    private ZoneNames() {}

    /** Returns the zone that a name means; empty for a custom zone, for none, and for a name that no table knows. */
    static Optional<ZoneId> find(String told) {
        String name = QUOTES.matcher(told.strip()).replaceAll("").strip();
        if (UTC_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of(UTC);
        }
        return Optional.ofNullable(IANA.get(name.toLowerCase(Locale.ROOT)))
                .or(() -> WindowsZones.find(name))
                .or(() -> fixed(name));
    }

    /** Returns whether a zone is one of the IANA database, by the name that the database gives it. */
    static boolean isIana(ZoneId zone) {
        return zone.equals(IANA.get(zone.getId().toLowerCase(Locale.ROOT)));
    }

    /** Returns whether the service may tell one zone for the other: they are equal or one Windows time zone stands for both. */
    static boolean sameOnTheWire(ZoneId one, ZoneId other) {
        return one.equals(other)
                || WindowsZones.name(one)
                        .flatMap(name -> WindowsZones.name(other).map(name::equals))
                        .orElse(false);
    }

    private static Optional<ZoneId> fixed(String name) {
        Matcher offset = OFFSET.matcher(name.toUpperCase(Locale.ROOT));
        if (!offset.matches()) {
            return Optional.empty();
        }
        int minutes = Integer.parseInt(offset.group(2)) * 60
                + Optional.ofNullable(offset.group(3)).map(Integer::parseInt).orElse(0);
        try {
            return Optional.of(ZoneOffset.ofTotalSeconds((offset.group(1).equals("-") ? -minutes : minutes) * 60));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Map<String, ZoneId> iana() {
        Map<String, ZoneId> zones = ZoneId.getAvailableZoneIds().stream()
                .filter(id -> !id.startsWith("SystemV/"))
                .collect(Collectors.toMap(id -> id.toLowerCase(Locale.ROOT), ZoneId::of, (a, b) -> a));
        LATE_LINKS.forEach((name, target) -> zones.putIfAbsent(name.toLowerCase(Locale.ROOT), ZoneId.of(target)));
        return Map.copyOf(zones);
    }
}
