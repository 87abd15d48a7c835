package org.kalends.provider.m365.internal.event;

import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.PatternedRecurrence;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RecurrenceRule;

/**
 * The rule of a series as Graph says it.
 *
 * @param pattern how often
 * @param range from when until when
 * @param clock at what time of the day
 */
record SeriesPattern(GraphPattern pattern, GraphRange range, LocalTime clock) {

    /** Returns the pattern of a rule, for a series whose first occurrence has a time; throws {@link NotExpressible} when it has none. */
    static SeriesPattern of(RecurrenceRule rule, EventTime first) {
        OriginalStart start = OriginalStart.of(first);
        LocalDate day = start.wall().toLocalDate();
        LocalTime clock = start.wall().toLocalTime();
        GraphPattern pattern = PatternShapes.of(rule, day);
        if (!pattern.dates(day).findFirst().equals(Optional.of(day))) {
            throw new NotExpressible("Its first occurrence does not follow its rule.");
        }
        return new SeriesPattern(pattern, GraphRange.of(rule, pattern, day, clock), clock);
    }

    /** Reads the pattern of a master whose first occurrence has a time. */
    static SeriesPattern read(PatternedRecurrence recurrence, EventTime first) {
        OriginalStart start = OriginalStart.of(first);
        LocalDate day = start.wall().toLocalDate();
        return new SeriesPattern(
                GraphPatterns.pattern(recurrence, day),
                GraphPatterns.range(recurrence, day),
                start.wall().toLocalTime());
    }

    /** Returns the days of the series, in order, exceptions included. */
    Stream<LocalDate> dates() {
        Stream<LocalDate> dates = pattern.dates(range.start());
        if (range.count() > 0) {
            return dates.limit(range.count());
        }
        return range.last()
                .map(last -> dates.takeWhile(day -> !day.isAfter(last)))
                .orElse(dates);
    }

    /**
     * Returns the rule: the one that was written, as long as it still means this pattern, else the one that people write for it.
     *
     * @param written the fact about the rule
     */
    RecurrenceRule rule(Optional<String> written, EventTime first) {
        return written.flatMap(RuleText::parse)
                .filter(rule -> means(rule, first))
                .orElseGet(this::rule);
    }

    private RecurrenceRule rule() {
        return range.end(PatternRules.of(pattern), clock);
    }

    private boolean means(RecurrenceRule rule, EventTime first) {
        try {
            return of(rule, first).equals(this);
        } catch (NotExpressible e) {
            return false;
        }
    }

    /** Writes how an event repeats; one that does not loses its recurrence. */
    static void write(CalendarEvent event, WireTime time, Event patch) {
        if (event.recurrence().isEmpty()) {
            // The SDK leaves out a property that is set to null.
            patch.getAdditionalData().put("recurrence", null);
            return;
        }
        if (!isInItsZone(event.time(), time)) {
            throw new GraphProblem("recurrence.range.recurrenceTimeZone", "has no name for the service");
        }
        try {
            SeriesPattern series = of(event.recurrence().get().rule(), event.time());
            patch.setRecurrence(GraphPatterns.write(series.pattern, series.range, time.zone()));
        } catch (NotExpressible e) {
            throw new GraphProblem("recurrence", e.reason());
        }
    }

    /** One event can be put into UTC, a series cannot: its clocks change with its zone. */
    private static boolean isInItsZone(EventTime first, WireTime time) {
        return time.allDay()
                || (first instanceof EventTime.Timed timed
                        && timed.start().equals(time.start())
                        && ZoneNames.find(time.zone())
                                .map(zone -> ZoneNames.sameOnTheWire(zone, timed.zone()))
                                .orElse(false));
    }

    /** Returns what has to be remembered of a rule beside its pattern; empty when the pattern says it all. */
    static Optional<String> fact(CalendarEvent event) {
        return event.recurrence().flatMap(recurrence -> {
            try {
                boolean said = of(recurrence.rule(), event.time()).rule().equals(recurrence.rule());
                return said ? Optional.empty() : Optional.of(RuleText.of(recurrence.rule()));
            } catch (NotExpressible e) {
                return Optional.empty();
            }
        });
    }
}
