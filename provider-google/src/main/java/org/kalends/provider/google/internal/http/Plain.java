package org.kalends.provider.google.internal.http;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;

/**
 * Occurrences that follow their series in everything. The service keeps an occurrence by itself that was changed and changed back; it is an
 * exception of nothing.
 */
final class Plain {

    private Plain() {}

    /** Returns what an occurrence says that follows its series in everything. */
    static CalendarEvent occurrence(CalendarEvent series, OriginalStart start) {
        return series.toBuilder()
                .recurrence(Optional.empty())
                .time(Shift.to(series.time(), start))
                .build();
    }

    /** Returns a series without overrides that override nothing. */
    static CalendarEvent compacted(CalendarEvent series) {
        return series.recurrence()
                .map(recurrence -> series.toBuilder()
                        .recurrence(Optional.of(compacted(series, recurrence)))
                        .build())
                .orElse(series);
    }

    private static Recurrence compacted(CalendarEvent series, Recurrence recurrence) {
        Map<OriginalStart, CalendarEvent> overrides = new TreeMap<>(recurrence.overrides());
        overrides.entrySet().removeIf(entry -> saysTheSame(entry.getValue(), occurrence(series, entry.getKey())));
        return recurrence.withOverrides(overrides);
    }

    private static boolean saysTheSame(CalendarEvent override, CalendarEvent plain) {
        for (EventField field : EventField.values()) {
            if (!override.value(field).equals(plain.value(field))) {
                return false;
            }
        }
        return override.status() == plain.status();
    }
}
