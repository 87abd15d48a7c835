package org.kalends.provider.icloud.internal.ics;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/** The starts of a series: DTSTART, RRULE and RDATE, less EXRULE and EXDATE. Overrides are not looked at. */
final class SeriesStarts {

    private final IcsComponent master;
    private final Span span;
    private final ZoneResolver zones;
    private final WallZone calendarZone;
    private final IcsContext.Limits limits;

    SeriesStarts(IcsComponent master, Span span, ZoneResolver zones, IcsContext context) {
        this.master = master;
        this.span = span;
        this.zones = zones;
        this.calendarZone = new WallZone.Region(context.calendarZone());
        this.limits = context.limits();
    }

    /** Returns the keys from one instant to another, both included, each with its length where that differs. */
    Map<Instant, Length> between(Instant from, Instant to) {
        StepCounter steps = new StepCounter("RRULE", limits.steps());
        TreeMap<Instant, Length> starts = new TreeMap<>();
        if (inside(span.key(), from, to)) {
            starts.put(span.key(), span.length());
        }
        for (ContentLine line : master.lines("RRULE")) {
            expand(line, from, to, steps, starts);
        }
        additions().forEach((key, length) -> {
            if (inside(key, from, to)) {
                starts.putIfAbsent(key, length);
            }
        });
        TreeMap<Instant, Length> excluded = new TreeMap<>();
        for (ContentLine line : master.lines("EXRULE")) {
            expand(line, from, to, steps, excluded);
        }
        starts.keySet().removeAll(excluded.keySet());
        removeExclusions(starts.keySet());
        return starts;
    }

    private static boolean inside(Instant key, Instant from, Instant to) {
        return !key.isBefore(from) && !key.isAfter(to);
    }

    private void expand(ContentLine line, Instant from, Instant to, StepCounter steps, Map<Instant, Length> starts) {
        ParsedRule rule = RuleReader.read(line);
        RuleExpansion expansion = new RuleExpansion(rule.rule(), span.wall(), span.zone(), steps);
        Instant until = until(rule, line).map(end -> span.zone().instant(end)).orElse(Instant.MAX);
        boolean counted = rule.count().isPresent();
        int[] left = {rule.count().orElse(Integer.MAX_VALUE)};
        expansion.walk(counted ? span.key() : from, to, key -> {
            if (key.isAfter(until) || (counted && left[0]-- <= 0)) {
                return false;
            }
            if (inside(key, from, to)) {
                starts.put(key, span.length());
                if (starts.size() > limits.occurrences()) {
                    throw new IcsProblem(Kind.TOO_MANY, line.name(), "too many occurrences");
                }
            }
            return true;
        });
    }

    /** Returns UNTIL as a wall clock of the series, inclusive. */
    Optional<LocalDateTime> until(ParsedRule rule, ContentLine line) {
        return rule.until().map(text -> {
            IcsTime.Written end = IcsTime.written(text)
                    .orElseThrow(() -> new IcsProblem(Kind.BAD_RULE, line.name(), "UNTIL is no date or time"));
            if (span.allDay()) {
                return end.wall().toLocalDate().atStartOfDay();
            }
            if (end.date()) {
                return end.wall().toLocalDate().atTime(LocalTime.of(23, 59, 59));
            }
            WallZone zone = span.start() instanceof IcsTime.Local ? calendarZone : span.zone();
            return end.utc() ? zone.wall(WallZone.Region.UTC.instant(end.wall())) : end.wall();
        });
    }

    /** Returns the keys of RDATE, each with its length. */
    Map<Instant, Length> additions() {
        TreeMap<Instant, Length> additions = new TreeMap<>();
        for (ContentLine line : master.lines("RDATE")) {
            for (String value : values(line)) {
                int slash = value.indexOf('/');
                IcsTime start = IcsTime.read(line, slash < 0 ? value : value.substring(0, slash), zones);
                Instant key = span.key(start, calendarZone);
                additions.put(key, slash < 0 ? span.length() : period(line, key, value.substring(slash + 1)));
            }
        }
        return additions;
    }

    private Length period(ContentLine line, Instant key, String end) {
        if (end.strip().startsWith("P")) {
            return Length.read(ContentLine.of(line.name(), end));
        }
        Instant until = span.key(IcsTime.read(line, end, zones), calendarZone);
        if (until.isBefore(key)) {
            throw new IcsProblem(Kind.BAD_TIME, line.name(), "a period ends before it starts");
        }
        return new Length(0, Duration.ZERO, Duration.between(key, until));
    }

    private void removeExclusions(Collection<Instant> keys) {
        for (ContentLine line : master.lines("EXDATE")) {
            for (String value : values(line)) {
                IcsTime time = IcsTime.read(line, value, zones);
                Instant key = span.key(time, calendarZone);
                if (time instanceof IcsTime.Day && !span.allDay()) {
                    keys.removeIf(start -> span.sameDay(start, key));
                } else {
                    keys.remove(key);
                }
            }
        }
    }

    /** Returns the values of a list property; some programs write it without any. */
    static List<String> values(ContentLine line) {
        return line.value().isBlank() ? List.of() : List.of(line.value().split(",", -1));
    }
}
