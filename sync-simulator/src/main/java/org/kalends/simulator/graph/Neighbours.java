package org.kalends.simulator.graph;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Occurrences keep their order and their distance: one cannot be moved onto the day of another, or past it. */
final class Neighbours {

    private static final long FAR = 400;

    private Neighbours() {}

    static void check(EventVersion series, LocalDate date, EventTimes moved) {
        LocalDate day = moved.start().toLocalDate();
        Series rule = series.series().orElseThrow();
        List<LocalDate> dates = rule.recurrence()
                .datesUntil(date.plusDays(FAR))
                .filter(other -> !rule.cancelled().contains(other))
                .toList();
        int place = dates.indexOf(date);
        LocalDate before = place == 0
                ? LocalDate.MIN
                : start(series.instance(dates.get(place - 1)).orElseThrow(), rule);
        Optional<Instance> next = place + 1 == dates.size() ? Optional.empty() : series.instance(dates.get(place + 1));
        boolean crosses = !day.isAfter(before)
                || next.filter(after -> !day.isBefore(start(after, rule))
                                || moved.endInstant().isAfter(after.start()))
                        .isPresent();
        if (crosses) {
            throw crossing();
        }
    }

    static GraphError crossing() {
        return GraphError.of(
                400,
                "ErrorOccurrenceCrossingBoundary",
                "Modified occurrence is crossing or overlapping adjacent occurrence.");
    }

    private static LocalDate start(Instance instance, Series rule) {
        return instance.content().times().in(rule.zone()).start().toLocalDate();
    }

    /** Refuses occurrences that last until the next one begins. */
    static void checkLength(Series rule, EventTimes times) {
        long step = rule.recurrence().count() == 1
                ? Long.MAX_VALUE
                : rule.recurrence().pattern().shortestStep(rule.recurrence().start());
        if (step < FAR && times.end().isAfter(times.start().plus(step, ChronoUnit.DAYS))) {
            throw GraphError.of(
                    400,
                    "ErrorOccurrenceTimeSpanTooBig",
                    "The duration of an occurrence must be shorter than the time to the next one.");
        }
    }
}
