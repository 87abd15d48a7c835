package org.kalends.examples.customprovider.folder;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;

/** Which series a folder holds: those of which {@link RuleDays} knows the days. */
final class SupportedSeries {

    private SupportedSeries() {}

    /** Returns why a series cannot be held; empty when it can, and for an event that does not recur. */
    static Optional<String> refusal(CalendarEvent event) {
        return event.recurrence()
                .flatMap(recurrence -> refusal(recurrence.rule()).or(() -> refusal(recurrence, event)));
    }

    private static Optional<String> refusal(RecurrenceRule rule) {
        if (rule.frequency().compareTo(Frequency.DAILY) < 0) {
            return Optional.of("A folder holds no series that repeats within a day.");
        }
        boolean rare = Stream.of(
                        rule.bySetPosition(),
                        rule.byYearDay(),
                        rule.byWeekNumber(),
                        rule.byHour(),
                        rule.byMinute(),
                        rule.bySecond())
                .anyMatch(part -> !part.isEmpty());
        if (rare) {
            return Optional.of(
                    "A folder holds no series that is told by times, week numbers, days of the year or positions.");
        }
        boolean counted = rule.byDay().stream().anyMatch(weekday -> weekday.ordinal() != 0);
        return counted && rule.frequency().compareTo(Frequency.MONTHLY) < 0
                ? Optional.of("A folder holds no daily or weekly series that counts weekdays.")
                : Optional.empty();
    }

    private static Optional<String> refusal(Recurrence recurrence, CalendarEvent series) {
        Class<?> kind = OriginalStart.of(series.time()).getClass();
        return Stream.of(recurrence.overrides().keySet(), recurrence.additions(), recurrence.exclusions())
                        .flatMap(Set::stream)
                        .allMatch(kind::isInstance)
                ? Optional.empty()
                : Optional.of("A folder holds no series of days with exceptions at times, nor the reverse.");
    }
}
