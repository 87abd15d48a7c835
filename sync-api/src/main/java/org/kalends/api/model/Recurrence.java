package org.kalends.api.model;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a series repeats, and where it does not follow its rule (RFC 5545 sections 3.8.4 and 3.8.5).
 *
 * @param rule the rule
 * @param additions starts beside those of the rule (RDATE)
 * @param exclusions starts at which nothing takes place (EXDATE and deleted occurrences)
 * @param overrides occurrences that differ, by their original start; none of them recurs
 */
public record Recurrence(
        RecurrenceRule rule,
        SortedSet<OriginalStart> additions,
        SortedSet<OriginalStart> exclusions,
        SortedMap<OriginalStart, CalendarEvent> overrides) {

    /** Checks that no override recurs and takes unmodifiable copies. */
    public Recurrence {
        Objects.requireNonNull(rule, "rule");
        additions = Collections.unmodifiableSortedSet(new TreeSet<>(additions));
        exclusions = Collections.unmodifiableSortedSet(new TreeSet<>(exclusions));
        overrides = Collections.unmodifiableSortedMap(new TreeMap<>(overrides));
        if (overrides.values().stream().anyMatch(event -> event.recurrence().isPresent())) {
            throw new IllegalArgumentException("recurrence: an override does not recur");
        }
    }

    /** Returns a recurrence without exceptions. */
    public static Recurrence of(RecurrenceRule rule) {
        return new Recurrence(rule, new TreeSet<>(), new TreeSet<>(), new TreeMap<>());
    }

    /** Returns the same with other exclusions. */
    public Recurrence withExclusions(Set<OriginalStart> starts) {
        return new Recurrence(rule, additions, new TreeSet<>(starts), overrides);
    }

    /** Returns the same with other overrides. */
    public Recurrence withOverrides(Map<OriginalStart, CalendarEvent> events) {
        return new Recurrence(rule, additions, exclusions, new TreeMap<>(events));
    }
}
