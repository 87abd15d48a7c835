package org.kalends.provider.icloud.internal.ics;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that a TZID may be known by: UTC, IANA, Windows, a path that ends with an IANA name, a fixed offset; in this order. */
final class ZoneNames {

    private static final ZoneId UTC = ZoneId.of("UTC");

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

    private static final List<ZoneId> LIKELY_FIRST = IANA.values().stream()
            .filter(zone -> zone.getId().contains("/") && !zone.getId().startsWith("SystemV"))
            .distinct()
            .sorted(Comparator.comparing((ZoneId zone) -> !WindowsZones.names(zone))
                    .thenComparing(ZoneId::getId))
            .toList();

    private static final Pattern QUOTES = Pattern.compile("^[\"']+|[\"']+$");

    private static final Pattern OFFSET = Pattern.compile("(?:GMT|UTC)([+-])(\\d{1,2})(?::?(\\d{2}))?");

    private ZoneNames() {}

    /** Returns the zone that a TZID names; empty when no table knows it. */
    static Optional<ZoneId> find(String tzid) {
        String name = unquoted(tzid);
        if (UTC_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
            return Optional.of(UTC);
        }
        return iana(name).or(() -> WindowsZones.find(name)).or(() -> path(name)).or(() -> fixed(name));
    }

    /** Returns a TZID without the quotes and blanks that some programs make a part of it. */
    static String unquoted(String tzid) {
        return QUOTES.matcher(tzid.strip()).replaceAll("").strip();
    }

    /** Returns whether a zone is one of the IANA database. */
    static boolean isIana(ZoneId zone) {
        return zone.equals(IANA.get(zone.getId().toLowerCase(Locale.ROOT)));
    }

    private static Optional<ZoneId> iana(String name) {
        return Optional.ofNullable(IANA.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Whole segments and the exact spelling: short names sit inside many words. */
    private static Optional<ZoneId> path(String name) {
        List<String> segments = List.of(name.split("/", -1));
        if (segments.size() < 3) {
            return Optional.empty();
        }
        return Stream.of(3, 2)
                .filter(count -> segments.size() > count)
                .map(count -> String.join("/", segments.subList(segments.size() - count, segments.size())))
                .flatMap(tail -> iana(tail).filter(zone -> zone.getId().equals(tail)).stream())
                .findFirst();
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

    /** Returns the zones that a VTIMEZONE may equal, the likely ones first. */
    static Stream<ZoneId> candidates(IcsComponent definition, ZoneId calendarZone) {
        Stream<ZoneId> told = definition.line("X-LIC-LOCATION").flatMap(line -> find(line.text())).stream();
        return Stream.of(told, Stream.of(calendarZone), LIKELY_FIRST.stream()).flatMap(Function.identity());
    }

    private static Map<String, ZoneId> iana() {
        Map<String, ZoneId> zones = ZoneId.getAvailableZoneIds().stream()
                .collect(Collectors.toMap(id -> id.toLowerCase(Locale.ROOT), ZoneId::of, (a, b) -> a));
        LATE_LINKS.forEach((name, target) -> zones.putIfAbsent(name.toLowerCase(Locale.ROOT), ZoneId.of(target)));
        return Map.copyOf(zones);
    }
}
