package org.kalends.provider.google.internal.event;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names by which the service may call a zone: UTC, IANA, a fixed offset; in this order. */
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
            "universal");

    /** Names of the IANA database that Java keeps apart or took in late (tzdata 2024b made them links). */
    private static final Map<String, String> LATE_LINKS = Map.of(
            "EST", "America/Panama",
            "MST", "America/Phoenix",
            "HST", "Pacific/Honolulu",
            "Europe/Kyiv", "Europe/Kiev",
            "Pacific/Kanton", "Pacific/Enderbury");

    private static final Map<String, ZoneId> IANA = iana();

    private static final Pattern OFFSET = Pattern.compile("(?:GMT|UTC)([+-])(\\d{1,2})(?::?(\\d{2}))?");

    private ZoneNames() {}

    /** Returns the zone that a name means; empty for none and for a name that is not known. */
    static Optional<ZoneId> find(String told) {
        String name = told.strip();
        if (UTC_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of(UTC);
        }
        return Optional.ofNullable(IANA.get(name.toLowerCase(Locale.ROOT))).or(() -> fixed(name));
    }

    /** Returns whether a zone is one of the IANA database, by the name that the database gives it. */
    static boolean isIana(ZoneId zone) {
        return zone.equals(IANA.get(zone.getId().toLowerCase(Locale.ROOT)));
    }

    /** Returns whether two zones differ by no more than their names. */
    static boolean areAliases(ZoneId one, ZoneId other) {
        return one.equals(other) || one.getRules().equals(other.getRules());
    }

    /** Returns the other names for the clocks of a zone: those of its own continent, then other places, then the rest; always in one order. */
    static Stream<ZoneId> aliases(ZoneId zone) {
        return IANA.values().stream()
                .filter(other -> !other.getId().startsWith("Etc/"))
                .filter(other -> !other.equals(zone) && areAliases(zone, other))
                .distinct()
                .sorted(Comparator.comparing((ZoneId other) -> !continent(other).equals(continent(zone)))
                        .thenComparing(other -> !other.getId().contains("/"))
                        .thenComparing(ZoneId::getId));
    }

    private static String continent(ZoneId zone) {
        return zone.getId().substring(0, Math.max(zone.getId().indexOf('/'), 0));
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
