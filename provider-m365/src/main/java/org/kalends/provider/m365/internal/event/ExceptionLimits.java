package org.kalends.provider.m365.internal.event;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;

/** Whether the occurrences of a series leave each other in peace: Exchange keeps them in order, apart, and at most one a day. */
final class ExceptionLimits {

    /** How many occurrences are looked at for overlaps: every distance that a pattern has occurs among them. */
    private static final int FIRST = 500;

    private final CalendarEvent series;

    private final Recurrence recurrence;

    private final SeriesPattern pattern;

    private final LocalDateTime firstStart;

    private final Duration length;

    ExceptionLimits(CalendarEvent series, Recurrence recurrence, SeriesPattern pattern) {
        this.series = series;
        this.recurrence = recurrence;
        this.pattern = pattern;
        this.firstStart = start(series.time());
        this.length = Duration.between(firstStart, end(series.time()));
    }

    void check() {
        Map<OriginalStart, LocalDate> keys = exceptions();
        SortedSet<LocalDate> days = days(keys);
        if (!days.containsAll(keys.values())) {
            throw new NotExpressible("It has exceptions on days on which it does not take place.");
        }
        if (isFinite() && recurrence.exclusions().size() >= days.size()) {
            throw new NotExpressible("None of its occurrences is left.");
        }
        recurrence.overrides().values().forEach(this::checkOverride);
        checkOrder(days);
    }

    /** Returns the exceptions with their days; each has to be said in the zone and at the time of the series. */
    private Map<OriginalStart, LocalDate> exceptions() {
        Map<OriginalStart, LocalDate> keys = new TreeMap<>();
        for (Set<OriginalStart> starts :
                List.of(recurrence.exclusions(), recurrence.overrides().keySet())) {
            for (OriginalStart start : starts) {
                LocalDate day = start.wall().toLocalDate();
                if (!start.equals(on(day)) || keys.put(start, day) != null) {
                    throw new NotExpressible("It has exceptions at times at which it does not take place.");
                }
            }
        }
        return keys;
    }

    private OriginalStart on(LocalDate day) {
        return series.time() instanceof EventTime.Timed timed
                ? new OriginalStart.Zoned(day.atTime(pattern.clock()), timed.zone())
                : new OriginalStart.Day(day);
    }

    private boolean isFinite() {
        return pattern.range().count() > 0 || pattern.range().last().isPresent();
    }

    /** Returns the first days of the series, as far as the one after its last exception at least. */
    private SortedSet<LocalDate> days(Map<OriginalStart, LocalDate> keys) {
        LocalDate last = keys.values().stream().max(LocalDate::compareTo).orElse(firstStart.toLocalDate());
        SortedSet<LocalDate> days = new TreeSet<>();
        var all = pattern.dates().iterator();
        while (all.hasNext() && (days.size() < FIRST || !days.last().isAfter(last))) {
            days.add(all.next());
        }
        return days;
    }

    private void checkOverride(CalendarEvent override) {
        boolean sameKind = override.time() instanceof EventTime.Timed moved
                ? series.time() instanceof EventTime.Timed timed
                        && timed.zone().equals(moved.zone())
                        && WireTime.isPlain(moved.start(), moved.zone())
                        && WireTime.isPlain(moved.end(), moved.zone())
                : override.time() instanceof EventTime.AllDay && series.time() instanceof EventTime.AllDay;
        if (!sameKind) {
            throw new NotExpressible(
                    "One of its occurrences is in another time zone, or of another kind, than the others.");
        }
        if (override.sensitivity() != series.sensitivity()) {
            throw new NotExpressible("One of its occurrences is more or less private than the others.");
        }
        boolean unknown = override.availability() == Availability.UNKNOWN;
        boolean busy = override.availability() == Availability.BUSY;
        boolean unknownSeries = series.availability() == Availability.UNKNOWN;
        if ((unknown && !unknownSeries) || (busy && unknownSeries) || TitleFact.isCut(override.title())) {
            throw new NotExpressible("One of its occurrences says what Microsoft 365 can only say of all of them.");
        }
    }

    /** Checks that no occurrence reaches the day or the time of its neighbour. A deleted one keeps its day. */
    private void checkOrder(SortedSet<LocalDate> days) {
        SortedMap<LocalDate, CalendarEvent> moved = new TreeMap<>(recurrence.overrides().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().wall().toLocalDate(), Map.Entry::getValue)));
        Set<LocalDate> deleted = recurrence.exclusions().stream()
                .map(start -> start.wall().toLocalDate())
                .collect(Collectors.toSet());
        LocalDate lastDay = LocalDate.MIN;
        LocalDateTime lastEnd = LocalDateTime.MIN;
        for (LocalDate day : days) {
            Optional<EventTime> other = Optional.ofNullable(moved.get(day)).map(CalendarEvent::time);
            LocalDateTime start = other.map(ExceptionLimits::start).orElse(day.atTime(pattern.clock()));
            LocalDateTime end = other.map(ExceptionLimits::end).orElse(start.plus(length));
            boolean gone = deleted.contains(day);
            if (!start.toLocalDate().isAfter(lastDay)) {
                throw new NotExpressible("One of its occurrences was moved past another one, or onto its day.");
            }
            if (!gone && start.isBefore(lastEnd)) {
                throw new NotExpressible("Its occurrences overlap.");
            }
            lastDay = start.toLocalDate();
            lastEnd = gone ? lastEnd : end;
        }
    }

    private static LocalDateTime start(EventTime time) {
        return OriginalStart.of(time).wall();
    }

    private static LocalDateTime end(EventTime time) {
        return time instanceof EventTime.Timed timed
                ? timed.end()
                : ((EventTime.AllDay) time).end().atStartOfDay();
    }
}
