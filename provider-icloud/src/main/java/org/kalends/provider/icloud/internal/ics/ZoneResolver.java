package org.kalends.provider.icloud.internal.ics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/**
 * Finds the zone that a TZID means: a known name, else the VTIMEZONE of the resource, else a problem. A known name beats its VTIMEZONE.
 * Not safe for use by several threads.
 */
final class ZoneResolver {

    private final IcsComponent calendar;

    private final ZoneId calendarZone;

    private final Map<String, WallZone> found = new HashMap<>();

    ZoneResolver(IcsComponent calendar, ZoneId calendarZone) {
        this.calendar = calendar;
        this.calendarZone = calendarZone;
    }

    /**
     * Returns the zone of a TZID.
     *
     * @param property where the TZID stands
     * @param around a time for which the zone has to be right
     */
    WallZone zone(String property, String tzid, LocalDateTime around) {
        Optional<ZoneId> known = ZoneNames.find(tzid);
        if (known.isPresent()) {
            return new WallZone.Region(known.get());
        }
        IcsComponent definition =
                definition(tzid).orElseThrow(() -> new IcsProblem(Kind.UNKNOWN_ZONE, property, "TZID is not known"));
        return found.computeIfAbsent(tzid + '\n' + around.getYear() / 20, key -> embedded(definition, around));
    }

    private Optional<IcsComponent> definition(String tzid) {
        return calendar.components("VTIMEZONE").stream()
                .filter(zone -> zone.line("TZID")
                        .map(line -> ZoneNames.unquoted(line.text()).equals(ZoneNames.unquoted(tzid)))
                        .orElse(false))
                .findFirst();
    }

    private WallZone embedded(IcsComponent definition, LocalDateTime around) {
        int decade = around.getYear() / 20 * 20;
        Instant from = LocalDateTime.of(decade, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
        Instant to = LocalDateTime.of(Math.max(decade + 40, 2060), 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
        EmbeddedZone zone = new EmbeddedZone(definition, from, to);
        Instant begin = around.toInstant(ZoneOffset.UTC).minus(400, ChronoUnit.DAYS);
        return ZoneNames.candidates(definition, calendarZone)
                .filter(id -> same(zone, id, begin))
                .findFirst()
                .<WallZone>map(WallZone.Region::new)
                .orElse(zone);
    }

    /** Returns whether the two agree for the twelve years from {@code begin} on. */
    private static boolean same(EmbeddedZone zone, ZoneId id, Instant begin) {
        ZoneRules rules = id.getRules();
        Instant end = begin.plus(12 * 366, ChronoUnit.DAYS);
        if (!agree(zone, rules, begin) || !agree(zone, rules, begin.plus(180, ChronoUnit.DAYS))) {
            return false;
        }
        List<Instant> changes = zone.changes().stream()
                .filter(at -> at.isAfter(begin) && at.isBefore(end))
                .toList();
        for (Instant change : changes) {
            if (!agree(zone, rules, change) || !agree(zone, rules, change.minusSeconds(1))) {
                return false;
            }
        }
        for (var change = rules.nextTransition(begin);
                change != null;
                change = rules.nextTransition(change.getInstant())) {
            if (change.getInstant().isAfter(end)) {
                return true;
            }
            if (!agree(zone, rules, change.getInstant())) {
                return false;
            }
        }
        return true;
    }

    private static boolean agree(EmbeddedZone zone, ZoneRules rules, Instant at) {
        return rules.getOffset(at).equals(zone.offset(at));
    }
}
