package org.kalends.provider.icloud.internal.ics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/**
 * A zone that only its VTIMEZONE tells (RFC 5545 section 3.6.5). Its changes are laid out for the years that matter, around the times of
 * the resource.
 */
final class EmbeddedZone implements WallZone {

    private static final int STEPS = 500_000;

    private final ZoneOffset first;

    private final TreeMap<Instant, ZoneOffset> changes;

    /**
     * Lays out the changes of a VTIMEZONE.
     *
     * @param from the first instant that has to be right
     * @param to the last one
     */
    EmbeddedZone(IcsComponent definition, Instant from, Instant to) {
        List<Observance> observances = new ArrayList<>();
        definition.components("STANDARD").forEach(part -> observances.add(Observance.read(part)));
        definition.components("DAYLIGHT").forEach(part -> observances.add(Observance.read(part)));
        changes = new TreeMap<>();
        StepCounter steps = new StepCounter("VTIMEZONE", STEPS);
        observances.forEach(observance -> observance.layOut(from.minus(800, ChronoUnit.DAYS), to, steps, changes));
        first = observances.stream()
                .min((a, b) -> a.start().compareTo(b.start()))
                .orElseThrow(() -> new IcsProblem(Kind.UNKNOWN_ZONE, "VTIMEZONE", "has no offset"))
                .before();
    }

    /** Returns the instants at which the offset may change. */
    List<Instant> changes() {
        return List.copyOf(changes.keySet());
    }

    @Override
    public ZoneOffset offset(Instant instant) {
        Map.Entry<Instant, ZoneOffset> last = changes.floorEntry(instant);
        return last == null ? first : last.getValue();
    }

    @Override
    public Instant instant(LocalDateTime wall) {
        Instant guess = wall.toInstant(ZoneOffset.UTC);
        ZoneOffset before = offset(guess.minus(1, ChronoUnit.DAYS));
        ZoneOffset after = offset(guess.plus(1, ChronoUnit.DAYS));
        Instant early = wall.toInstant(before);
        boolean beforeHolds = offset(early).equals(before);
        Instant late = wall.toInstant(after);
        return beforeHolds || !offset(late).equals(after) ? early : late;
    }

    @Override
    public Optional<ZoneId> region() {
        return Optional.empty();
    }

    /** STANDARD or DAYLIGHT. */
    private record Observance(IcsComponent part, LocalDateTime start, ZoneOffset before, ZoneOffset after) {

        static Observance read(IcsComponent part) {
            LocalDateTime start = part.line("DTSTART")
                    .flatMap(line -> IcsTime.written(line.value()))
                    .orElseThrow(() -> new IcsProblem(Kind.UNKNOWN_ZONE, "VTIMEZONE", "DTSTART is missing"))
                    .wall();
            ZoneOffset after = offset(part, "TZOFFSETTO")
                    .orElseThrow(() -> new IcsProblem(Kind.UNKNOWN_ZONE, "VTIMEZONE", "TZOFFSETTO is missing"));
            return new Observance(part, start, offset(part, "TZOFFSETFROM").orElse(after), after);
        }

        private static Optional<ZoneOffset> offset(IcsComponent part, String name) {
            return part.line(name).map(line -> {
                String text = line.value().strip();
                if (!text.matches("[+-]\\d{4}(\\d{2})?")) {
                    throw new IcsProblem(Kind.UNKNOWN_ZONE, "VTIMEZONE", name + " is no offset");
                }
                int seconds = Integer.parseInt(text.substring(1, 3)) * 3600
                        + Integer.parseInt(text.substring(3, 5)) * 60
                        + (text.length() > 5 ? Integer.parseInt(text.substring(5)) : 0);
                if (seconds > 18 * 3600) {
                    throw new IcsProblem(Kind.UNKNOWN_ZONE, "VTIMEZONE", name + " is out of range");
                }
                return ZoneOffset.ofTotalSeconds(text.charAt(0) == '-' ? -seconds : seconds);
            });
        }

        void layOut(Instant from, Instant to, StepCounter steps, Map<Instant, ZoneOffset> changes) {
            changes.put(start.toInstant(before), after);
            for (ContentLine line : part.lines("RDATE")) {
                for (String value : line.value().split("[,/]", -1)) {
                    IcsTime.written(value)
                            .ifPresent(onset -> changes.put(onset.wall().toInstant(before), after));
                }
            }
            for (ContentLine line : part.lines("RRULE")) {
                ParsedRule rule = RuleReader.read(line);
                Instant until = rule.until()
                        .flatMap(IcsTime::written)
                        .map(end -> end.wall().toInstant(end.utc() ? ZoneOffset.UTC : before))
                        .orElse(Instant.MAX);
                Instant seed = start.toInstant(before);
                Instant lastNeeded = until.isBefore(from) ? until.minus(800, ChronoUnit.DAYS) : from;
                Instant begin = rule.count().isPresent() || lastNeeded.isBefore(seed) ? seed : lastNeeded;
                int[] left = {rule.count().orElse(Integer.MAX_VALUE)};
                new RuleExpansion(rule.rule(), start, WallZone.Region.UTC, steps).walk(begin, to, onset -> {
                    Instant change = onset.minusSeconds(before.getTotalSeconds());
                    if (change.isAfter(until) || left[0]-- <= 0) {
                        return false;
                    }
                    changes.put(change, after);
                    return true;
                });
            }
        }
    }
}
