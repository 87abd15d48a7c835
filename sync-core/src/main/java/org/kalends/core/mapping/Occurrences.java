package org.kalends.core.mapping;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;

/**
 * Applies the rule of a mapping to an event and to each override of its series.
 *
 * <p>On the way back, an override keeps what is masked: its own values where the original has that override, the values of the series
 * where somebody made it on the copy. An override that the copy lacks loses only what the copy could show.
 */
final class Occurrences {

    private Occurrences() {}

    static CalendarEvent forward(CalendarEvent original, UnaryOperator<CalendarEvent> rule) {
        return rule.apply(original).toBuilder()
                .recurrence(original.recurrence().map(recurrence -> {
                    Map<OriginalStart, CalendarEvent> overrides = new TreeMap<>();
                    recurrence.overrides().forEach((start, event) -> overrides.put(start, rule.apply(event)));
                    return recurrence.withOverrides(overrides);
                }))
                .build();
    }

    static CalendarEvent back(
            CalendarEvent copy, CalendarEvent original, Set<EventField> carried, BinaryOperator<CalendarEvent> rule) {
        CalendarEvent merged = carry(copy, original, carried, rule);
        if (!carried.contains(EventField.RECURRENCE)) {
            return merged;
        }
        BinaryOperator<CalendarEvent> one = (edited, own) -> carry(edited, own, carried, rule);
        return merged.toBuilder()
                .recurrence(
                        copy.recurrence().map(series -> series.withOverrides(overrides(copy, series, original, one))))
                .build();
    }

    private static CalendarEvent carry(
            CalendarEvent copy, CalendarEvent original, Set<EventField> carried, BinaryOperator<CalendarEvent> rule) {
        CalendarEvent back = rule.apply(copy, original);
        CalendarEvent merged = original;
        for (EventField field : carried) {
            merged = field == EventField.RECURRENCE ? merged : merged.with(field, back);
        }
        return merged;
    }

    private static Map<OriginalStart, CalendarEvent> overrides(
            CalendarEvent copy, Recurrence series, CalendarEvent original, BinaryOperator<CalendarEvent> one) {
        Map<OriginalStart, CalendarEvent> own = original.recurrence()
                .map(Recurrence::overrides)
                .map(TreeMap::new)
                .orElseGet(TreeMap::new);
        Map<OriginalStart, CalendarEvent> merged = new TreeMap<>();
        series.overrides()
                .forEach((start, event) -> merged.put(
                        start,
                        one.apply(
                                event,
                                find(own, start, copy, original)
                                        .orElseGet(() -> plain(original, start).orElse(single(original))))));
        if (sameShape(copy, series, original)) {
            own.forEach((start, event) -> {
                if (!series.overrides().containsKey(start)
                        && !series.exclusions().contains(start)) {
                    rest(start, event, copy, original, one).ifPresent(rest -> merged.put(start, rest));
                }
            });
        }
        return merged;
    }

    /** Returns the original's override; when the series was moved on the copy, the one that stood as far from its start. */
    private static Optional<CalendarEvent> find(
            Map<OriginalStart, CalendarEvent> own, OriginalStart start, CalendarEvent copy, CalendarEvent original) {
        CalendarEvent exact = own.get(start);
        if (exact != null) {
            return Optional.of(exact);
        }
        LocalDateTime before = OriginalStart.of(original.time()).wall();
        LocalDateTime now = OriginalStart.of(copy.time()).wall();
        LocalDateTime wall = start.wall().minus(Duration.between(before, now));
        return before.equals(now)
                ? Optional.empty()
                : own.entrySet().stream()
                        .filter(entry -> entry.getKey().wall().equals(wall))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }

    /** Returns what is left of an override that the copy does not have; nothing when that is what the series says anyway. */
    private static Optional<CalendarEvent> rest(
            OriginalStart start,
            CalendarEvent override,
            CalendarEvent copy,
            CalendarEvent original,
            BinaryOperator<CalendarEvent> one) {
        Optional<CalendarEvent> shown = plain(copy, start);
        Optional<CalendarEvent> said = plain(original, start);
        if (shown.isEmpty() || said.isEmpty()) {
            return Optional.empty();
        }
        CalendarEvent rest = one.apply(shown.get(), override);
        boolean same = Arrays.stream(EventField.values())
                .allMatch(field -> rest.value(field).equals(said.get().value(field)));
        return same ? Optional.empty() : Optional.of(rest);
    }

    private static boolean sameShape(CalendarEvent copy, Recurrence series, CalendarEvent original) {
        return original.recurrence()
                        .filter(own -> own.rule().equals(series.rule()))
                        .isPresent()
                && OriginalStart.of(copy.time()).equals(OriginalStart.of(original.time()));
    }

    private static CalendarEvent single(CalendarEvent series) {
        return series.toBuilder().recurrence(Optional.empty()).build();
    }

    /** Returns the occurrence of a series that nobody changed; empty when the start is not of the kind of the series. */
    private static Optional<CalendarEvent> plain(CalendarEvent series, OriginalStart start) {
        return time(series.time(), start)
                .map(time -> single(series).toBuilder().time(time).build());
    }

    private static Optional<EventTime> time(EventTime series, OriginalStart start) {
        if (series instanceof EventTime.AllDay days && start instanceof OriginalStart.Day day) {
            long length = ChronoUnit.DAYS.between(days.start(), days.end());
            return Optional.of(new EventTime.AllDay(day.date(), day.date().plusDays(length)));
        }
        if (series instanceof EventTime.Floating floating && start instanceof OriginalStart.Local local) {
            Duration length = Duration.between(floating.start(), floating.end());
            return Optional.of(new EventTime.Floating(local.wall(), local.wall().plus(length)));
        }
        if (series instanceof EventTime.Timed timed && start instanceof OriginalStart.Zoned zoned) {
            LocalDateTime wall = zoned.zone().equals(timed.zone())
                    ? zoned.wall()
                    : LocalDateTime.ofInstant(zoned.instant(), timed.zone());
            LocalDateTime end = wall.plus(Duration.between(timed.start(), timed.end()));
            Instant from = wall.atZone(timed.zone()).toInstant();
            boolean ordered = !end.atZone(timed.zone()).toInstant().isBefore(from);
            return Optional.of(
                    ordered
                            ? new EventTime.Timed(wall, end, timed.zone())
                            : EventTime.Timed.of(
                                    from,
                                    from.plus(Duration.between(
                                            timed.start().toInstant(ZoneOffset.UTC),
                                            timed.end().toInstant(ZoneOffset.UTC))),
                                    timed.zone()));
        }
        return Optional.empty();
    }
}
