package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.provider.google.internal.event.GoogleReader;
import org.kalends.provider.google.internal.event.SeriesStarts;

/**
 * The occurrences that a write wants back after they were deleted one by one. The service brings one back at its pleasure, so that it is never
 * asked to; an occurrence that was left out by the series itself returns with it.
 *
 * @param starts where they stood
 * @param left the series without them
 */
record Buried(Set<OriginalStart> starts, CalendarEvent left) {

    /** Why they do not come back. */
    static final String REASON =
            "recurrence: an occurrence that was deleted is wanted back, which takes another copy of the series";

    /** Looks for them in a series as it is. */
    static Buried in(EventFetcher.Series series, CalendarEvent wanted, GoogleReader reader) {
        Set<OriginalStart> starts = new TreeSet<>();
        if (wanted.recurrence().isEmpty() || series.rows().stream().allMatch(Round::isThere)) {
            return new Buried(starts, wanted);
        }
        Recurrence recurrence = wanted.recurrence().get();
        Predicate<OriginalStart> held = SeriesStarts.of(wanted.time(), recurrence);
        for (Event row : series.rows()) {
            if (!Round.isThere(row)) {
                reader.originalStart(row, series.master())
                        .filter(held)
                        .filter(start -> !recurrence.exclusions().contains(start))
                        .ifPresent(starts::add);
            }
        }
        return new Buried(starts, without(wanted, recurrence, starts));
    }

    private static CalendarEvent without(CalendarEvent series, Recurrence recurrence, Set<OriginalStart> starts) {
        Set<OriginalStart> exclusions = new TreeSet<>(recurrence.exclusions());
        exclusions.addAll(starts);
        Map<OriginalStart, CalendarEvent> overrides = new TreeMap<>(recurrence.overrides());
        overrides.keySet().removeAll(starts);
        return series.toBuilder()
                .recurrence(Optional.of(recurrence.withExclusions(exclusions).withOverrides(overrides)))
                .build();
    }

    boolean isEmpty() {
        return starts.isEmpty();
    }
}
