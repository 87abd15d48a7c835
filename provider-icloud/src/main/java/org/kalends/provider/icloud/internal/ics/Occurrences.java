package org.kalends.provider.icloud.internal.ics;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Window;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/**
 * The occurrences of a series in a window. Overrides come before windowing, so that one moved in or out is where it belongs. Never a
 * truncated list: too much is a problem.
 */
final class Occurrences {

    private final VEvents events;
    private final IcsReader reader;
    private final TimeReader times;
    private final WallZone calendarZone;
    private final IcsComponent base;
    private final Span span;
    private final SeriesStarts starts;
    private final IcsContext.Limits limits;
    private final TreeMap<Instant, IcsComponent> overrides = new TreeMap<>();
    private final TreeMap<Instant, FromHereOn> breaks = new TreeMap<>();

    /** An override that also holds for what comes after it (RANGE=THISANDFUTURE). */
    private record FromHereOn(IcsComponent event, Span span, Duration shift) {}

    Occurrences(VEvents events, IcsReader reader, ZoneResolver zones, IcsContext context) {
        this.events = events;
        this.reader = reader;
        this.times = new TimeReader(zones);
        this.calendarZone = new WallZone.Region(context.calendarZone());
        this.limits = context.limits();
        this.base = events.master().orElseGet(() -> leftover(events));
        this.span = events.master().isPresent() ? times.span(base) : ownSpan(base, zones);
        this.starts = new SeriesStarts(base, span, zones, context);
        for (IcsComponent event : events.overrides()) {
            addOverride(event, zones);
        }
    }

    /** Single occurrences without their series are legal in an invitation; otherwise something is missing. */
    private static IcsComponent leftover(VEvents events) {
        return events.overrides().stream()
                .filter(event -> event.has("ORGANIZER"))
                .findFirst()
                .orElseThrow(() -> new IcsProblem(Kind.NO_MASTER, "RECURRENCE-ID", "the series is missing"));
    }

    private static Span ownSpan(IcsComponent event, ZoneResolver zones) {
        return new Span(recurrenceId(event, zones), Length.ZERO);
    }

    private void addOverride(IcsComponent event, ZoneResolver zones) {
        Instant key = span.key(recurrenceId(event, zones), calendarZone);
        IcsComponent known = overrides.get(key);
        if (known != null && VEvents.BY_REVISION.compare(known, event) > 0) {
            return;
        }
        overrides.put(key, event);
        if (hasRange(event) && events.master().isPresent()) {
            Span moved = times.span(event);
            breaks.put(
                    key,
                    new FromHereOn(event, moved, Duration.between(span.zone().wall(key), moved.wall())));
        } else {
            breaks.remove(key);
        }
    }

    static IcsTime recurrenceId(IcsComponent event, ZoneResolver zones) {
        ContentLine line = event.line("RECURRENCE-ID").orElseThrow();
        return IcsTime.read(line, line.value(), zones);
    }

    static boolean hasRange(IcsComponent event) {
        return event.line("RECURRENCE-ID")
                .flatMap(line -> line.param("RANGE"))
                .filter(range -> range.strip().equalsIgnoreCase("THISANDFUTURE"))
                .isPresent();
    }

    /** Returns what overlaps a window, in order of the original starts. */
    List<IcsOccurrence> in(Window window) {
        Duration reach = reach();
        TreeMap<Instant, IcsOccurrence> found = new TreeMap<>();
        if (events.master().isPresent()) {
            starts.between(window.start().minus(reach), window.end().plus(reach))
                    .forEach((key, length) -> {
                        if (!overrides.containsKey(key)) {
                            found.put(key, plain(key, length));
                        }
                    });
        }
        overrides.forEach((key, event) -> changed(key, event).ifPresent(occurrence -> found.put(key, occurrence)));
        List<IcsOccurrence> inside = new ArrayList<>(found.values());
        inside.removeIf(
                occurrence -> !window.overlaps(occurrence.event().event().time()));
        if (inside.size() > limits.occurrences()) {
            throw new IcsProblem(Kind.TOO_MANY, "RRULE", "too many occurrences");
        }
        return List.copyOf(inside);
    }

    /** Returns the one with an original start. */
    Optional<IcsOccurrence> at(OriginalStart start) {
        Instant key = span.key(start, calendarZone);
        IcsComponent override = overrides.get(key);
        if (override != null) {
            return changed(key, override);
        }
        return events.master().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(starts.between(key, key).get(key)).map(length -> plain(key, length));
    }

    /** Returns how far from its original start an occurrence can reach, zones of dates and floating times included. */
    private Duration reach() {
        Duration reach = span.length().most();
        for (Length length : starts.additions().values()) {
            reach = longer(reach, length.most());
        }
        for (FromHereOn later : breaks.values()) {
            reach = longer(
                    reach, later.span().length().most().plus(later.shift().abs()));
        }
        return reach.plus(2, ChronoUnit.DAYS);
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }

    private IcsOccurrence plain(Instant key, Length length) {
        Map.Entry<Instant, FromHereOn> later = breaks.floorEntry(key);
        if (later == null) {
            return occurrence(key, base, new Span(span.start(), length).time(key));
        }
        FromHereOn from = later.getValue();
        Instant moved = from.span().zone().instant(span.zone().wall(key).plus(from.shift()));
        return occurrence(key, from.event(), from.span().time(moved));
    }

    private Optional<IcsOccurrence> changed(Instant key, IcsComponent override) {
        return IcsReader.status(override) == EventStatus.CANCELLED
                ? Optional.empty()
                : Optional.of(occurrence(key, override, times.time(override)));
    }

    private IcsOccurrence occurrence(Instant key, IcsComponent event, EventTime time) {
        return new IcsOccurrence(
                span.original(key), new IcsEvent(reader.event(event, time), IcsReader.modifiedAt(event)));
    }
}
