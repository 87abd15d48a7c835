package org.kalends.examples.customprovider.folder;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;

/** A series and its occurrences, each with the version and the mark of the whole. */
final class Series {

    private final RemoteEvent whole;
    private final Recurrence recurrence;

    private Series(RemoteEvent whole, Recurrence recurrence) {
        this.whole = whole;
        this.recurrence = recurrence;
    }

    /** Returns the series that an event is; empty when it does not recur. */
    static Optional<Series> of(RemoteEvent event) {
        return event.event().recurrence().map(recurrence -> new Series(event, recurrence));
    }

    /** Returns the occurrences that overlap a window, moved ones where they now are. */
    List<RemoteEvent> in(Window window) {
        LocalDate last = recurrence.overrides().entrySet().stream()
                .filter(override -> window.overlaps(override.getValue().time()))
                .map(override -> override.getKey().wall().toLocalDate())
                .reduce(LocalDate.ofInstant(window.end(), ZoneOffset.MAX), (a, b) -> a.isAfter(b) ? a : b);
        return starts(last).stream()
                .map(this::occurrence)
                .filter(occurrence -> window.overlaps(occurrence.event().time()))
                .toList();
    }

    /** Returns the occurrence with a key; empty when there is none, or none any more. */
    Optional<RemoteEvent> at(OccurrenceKey key) {
        return starts(key.day()).stream()
                .filter(start -> JsonTables.text(start).equals(key.start()))
                .findFirst()
                .map(this::occurrence);
    }

    /** Returns the original starts up to a day. */
    private SortedSet<OriginalStart> starts(LocalDate last) {
        OriginalStart first = OriginalStart.of(whole.event().time());
        SortedSet<OriginalStart> starts = new TreeSet<>(recurrence.additions());
        new RuleDays(recurrence.rule(), first.wall()).until(last).forEach(day -> starts.add(at(first, day)));
        starts.removeAll(recurrence.exclusions());
        return starts;
    }

    private static OriginalStart at(OriginalStart first, LocalDate day) {
        if (first instanceof OriginalStart.Day) {
            return new OriginalStart.Day(day);
        }
        LocalDateTime wall = day.atTime(first.wall().toLocalTime());
        return first instanceof OriginalStart.Zoned zoned
                ? new OriginalStart.Zoned(wall, zoned.zone())
                : new OriginalStart.Local(wall);
    }

    private RemoteEvent occurrence(OriginalStart start) {
        CalendarEvent event = Optional.ofNullable(recurrence.overrides().get(start))
                .orElseGet(() -> whole.event().toBuilder()
                        .time(time(start))
                        .recurrence(Optional.empty())
                        .build());
        return new RemoteEvent(
                OccurrenceKey.of(whole.key(), start),
                whole.version(),
                Optional.of(whole.key()),
                Optional.of(start),
                whole.originMark(),
                whole.modifiedAt(),
                event);
    }

    private EventTime time(OriginalStart start) {
        EventTime first = whole.event().time();
        if (first instanceof EventTime.AllDay days) {
            LocalDate day = start.wall().toLocalDate();
            return new EventTime.AllDay(day, day.plusDays(DAYS.between(days.start(), days.end())));
        }
        if (first instanceof EventTime.Timed timed) {
            return time(start.wall(), timed);
        }
        EventTime.Floating floating = (EventTime.Floating) first;
        return new EventTime.Floating(
                start.wall(), start.wall().plus(Duration.between(floating.start(), floating.end())));
    }

    /** Keeps the wall clock of the end too, unless a skipped hour puts that before the start: then the length. */
    private static EventTime time(LocalDateTime start, EventTime.Timed first) {
        ZoneId zone = first.zone();
        LocalDateTime end = start.plus(Duration.between(first.start(), first.end()));
        Instant from = start.atZone(zone).toInstant();
        if (!end.atZone(zone).toInstant().isBefore(from)) {
            return new EventTime.Timed(start, end, zone);
        }
        return EventTime.Timed.of(from, from.plus(Duration.between(first.start(zone), first.end(zone))), zone);
    }
}
