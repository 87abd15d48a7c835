package org.kalends.simulator.graph;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An event as it was from one change of its mailbox to the next. Immutable.
 *
 * @param sequence the number of the change in the mailbox
 * @param whole the number of the last change that was not to an occurrence of it alone
 * @param at when it was made
 * @param calendar the calendar it is in
 * @param moves how often it has moved between calendars
 * @param deleted whether it is gone
 * @param content what it says; a series' time is that of its first occurrence
 * @param series what makes it a series
 */
record EventVersion(
        long sequence,
        long whole,
        Instant at,
        int calendar,
        int moves,
        boolean deleted,
        EventContent content,
        Optional<Series> series) {

    EventVersion withWhole(long change) {
        return new EventVersion(sequence, change, at, calendar, moves, deleted, content, series);
    }

    /** Returns whether this is the same series as another version, and only some of its occurrences differ. */
    boolean differsByOccurrences(EventVersion other) {
        return calendar == other.calendar
                && moves == other.moves
                && !deleted
                && !other.deleted
                && content.equals(other.content)
                && series.flatMap(now ->
                                other.series.filter(before -> now.recurrence().equals(before.recurrence())
                                        && now.zone().equals(before.zone())
                                        && !now.equals(before)))
                        .isPresent();
    }

    /** Returns whether the single event is in a window. */
    boolean isSingleIn(TimeWindow window) {
        return series.isEmpty() && content.times().isIn(window);
    }

    /** Returns a series' occurrences in a window by their starts. */
    List<Instance> instances(TimeWindow window) {
        List<Instance> found = new ArrayList<>();
        series.ifPresent(rule -> {
            LocalDate earliest = window.before().minusDays(length());
            rule.recurrence()
                    .datesUntil(window.after())
                    .filter(date -> date.isAfter(earliest))
                    .filter(date -> !rule.cancelled().contains(date)
                            && !rule.exceptions().containsKey(date))
                    .forEach(date -> found.add(plain(date)));
            rule.exceptions().forEach((date, deviation) -> found.add(changed(date, deviation)));
            found.removeIf(instance -> !instance.content().times().isIn(window));
            found.sort(Comparator.comparing(Instance::start).thenComparing(Instance::date));
        });
        return found;
    }

    /** Returns the occurrence of a date by the rule. */
    Optional<Instance> instance(LocalDate date) {
        return series.filter(rule -> rule.has(date))
                .map(rule -> Optional.ofNullable(rule.exceptions().get(date))
                        .map(deviation -> changed(date, deviation))
                        .orElseGet(() -> plain(date)));
    }

    private Instance plain(LocalDate date) {
        return new Instance(date, false, content.with(content.times().on(date)));
    }

    private Instance changed(LocalDate date, Deviation deviation) {
        return new Instance(date, true, deviation.on(content, date));
    }

    private long length() {
        return ChronoUnit.DAYS.between(content.times().start(), content.times().end()) + 1;
    }
}
