package org.kalends.provider.m365.internal.graph;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.provider.m365.internal.event.PlainOccurrence;

/**
 * Where a series leaves its rule and is not wanted to any more.
 *
 * @param exclusions the starts of occurrences that were deleted, and cannot be brought back one by one
 * @param overrides the starts of occurrences that differ, and can be made to say what their series says
 */
record Leftovers(SortedSet<OriginalStart> exclusions, SortedSet<OriginalStart> overrides) {

    static Leftovers of(Recurrence current, Recurrence wanted) {
        SortedSet<OriginalStart> exclusions = new TreeSet<>(current.exclusions());
        exclusions.removeAll(wanted.exclusions());
        SortedSet<OriginalStart> overrides = new TreeSet<>(current.overrides().keySet());
        overrides.removeAll(wanted.overrides().keySet());
        overrides.removeAll(wanted.exclusions());
        return new Leftovers(exclusions, overrides);
    }

    boolean isEmpty() {
        return exclusions.isEmpty() && overrides.isEmpty();
    }

    /** Returns what has to be written so that a series is as wanted: the overrides that have to go say what the series says. */
    Recurrence undone(CalendarEvent series, Recurrence wanted) {
        SortedMap<OriginalStart, CalendarEvent> all = new TreeMap<>(wanted.overrides());
        overrides.forEach(start -> PlainOccurrence.at(start, series).ifPresent(plain -> all.putIfAbsent(start, plain)));
        return wanted.withOverrides(all);
    }
}
