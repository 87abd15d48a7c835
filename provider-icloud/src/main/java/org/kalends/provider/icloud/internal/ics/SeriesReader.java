package org.kalends.provider.icloud.internal.ics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/** A series as one event with a {@link Recurrence}; what that cannot say is NOT_A_SERIES, never said differently. */
final class SeriesReader {

    private final IcsComponent master;
    private final List<IcsComponent> overrides;
    private final IcsReader reader;
    private final ZoneResolver zones;
    private final TimeReader times;
    private final IcsContext context;
    private final WallZone calendarZone;
    private final Span span;

    SeriesReader(VEvents events, IcsReader reader, ZoneResolver zones, IcsContext context) {
        this.master = events.master().orElseThrow(() -> not("RECURRENCE-ID", "the series is missing"));
        this.overrides = events.overrides().stream().sorted(VEvents.BY_REVISION).toList();
        this.reader = reader;
        this.zones = zones;
        this.times = new TimeReader(zones);
        this.context = context;
        this.calendarZone = new WallZone.Region(context.calendarZone());
        this.span = times.span(master);
    }

    /** Returns how the series repeats. */
    Recurrence recurrence() {
        List<ContentLine> rules = master.lines("RRULE");
        if (rules.size() != 1 || master.has("EXRULE")) {
            throw not("RRULE", "not exactly one rule");
        }
        if (span.start() instanceof IcsTime.Zoned zoned && zoned.zone().region().isEmpty()) {
            throw not("DTSTART", "its zone is known to this resource only");
        }
        ContentLine line = rules.get(0);
        ParsedRule parsed = RuleReader.read(line);
        StepCounter steps = new StepCounter("RRULE", context.limits().steps());
        if (!new RuleExpansion(parsed.rule(), span.wall(), span.zone(), steps).meansSeed()) {
            throw not("DTSTART", "is not an occurrence of the rule");
        }
        Set<OriginalStart> exclusions = starts("EXDATE", parsed.rule());
        TreeMap<OriginalStart, CalendarEvent> changed = new TreeMap<>();
        for (IcsComponent override : overrides) {
            addOverride(override, changed, exclusions);
        }
        return new Recurrence(
                rule(parsed, line), new TreeSet<>(starts("RDATE", parsed.rule())), new TreeSet<>(exclusions), changed);
    }

    private RecurrenceRule rule(ParsedRule parsed, ContentLine line) {
        Optional<LocalDateTime> until = new SeriesStarts(master, span, zones, context).until(parsed, line);
        if (until.isPresent() && parsed.count().isPresent()) {
            throw not("RRULE", "COUNT and UNTIL");
        }
        RecurrenceRule.Builder rule = parsed.rule().toBuilder();
        parsed.count().ifPresent(rule::count);
        until.ifPresent(rule::until);
        return rule.build();
    }

    private Set<OriginalStart> starts(String property, RecurrenceRule rule) {
        TreeSet<OriginalStart> starts = new TreeSet<>();
        for (ContentLine line : master.lines(property)) {
            for (String value : SeriesStarts.values(line)) {
                if (value.contains("/")) {
                    throw not(property, "a period of its own");
                }
                IcsTime time = IcsTime.read(line, value, zones);
                if (time instanceof IcsTime.Day && !span.allDay() && severalADay(rule)) {
                    throw not(property, "a date in a series of several times a day");
                }
                starts.add(original(time));
            }
        }
        return starts;
    }

    private static boolean severalADay(RecurrenceRule rule) {
        return switch (rule.frequency()) {
            case SECONDLY, MINUTELY, HOURLY -> true;
            default ->
                !rule.byHour().isEmpty()
                        || !rule.byMinute().isEmpty()
                        || !rule.bySecond().isEmpty();
        };
    }

    private void addOverride(
            IcsComponent override, Map<OriginalStart, CalendarEvent> changed, Set<OriginalStart> exclusions) {
        if (Occurrences.hasRange(override)) {
            throw not("RECURRENCE-ID", "a change of all that follows");
        }
        OriginalStart start = original(Occurrences.recurrenceId(override, zones));
        if (IcsReader.status(override) == EventStatus.CANCELLED) {
            changed.remove(start);
            exclusions.add(start);
        } else {
            exclusions.remove(start);
            changed.put(start, reader.event(override, times.time(override)));
        }
    }

    /** Returns the original start; the wall clock stays as written where it is one of the series' own zone. */
    private OriginalStart original(IcsTime time) {
        if (time instanceof IcsTime.Zoned zoned
                && span.start() instanceof IcsTime.Zoned own
                && zoned.zone().equals(own.zone())) {
            return new OriginalStart.Zoned(zoned.wall(), own.zone().region().orElseThrow());
        }
        Instant key = span.key(time, calendarZone);
        return span.original(key);
    }

    private static IcsProblem not(String property, String detail) {
        return new IcsProblem(Kind.NOT_A_SERIES, property, detail);
    }
}
