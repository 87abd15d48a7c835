package org.kalends.simulator.graph;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What makes an event a series. Immutable.
 *
 * @param recurrence the rule
 * @param zone the zone of the rule's dates
 * @param exceptions the changed occurrences by their dates in the rule
 * @param cancelled the dates whose occurrences are deleted
 */
record Series(
        Recurrence recurrence,
        ZoneId zone,
        SortedMap<LocalDate, Deviation> exceptions,
        SortedSet<LocalDate> cancelled) {

    static Series of(Recurrence recurrence, ZoneId zone) {
        return new Series(recurrence, zone, Collections.emptySortedMap(), Collections.emptySortedSet());
    }

    boolean has(LocalDate date) {
        return !cancelled.contains(date) && recurrence.has(date);
    }

    Series without(LocalDate date) {
        SortedMap<LocalDate, Deviation> fewer = new TreeMap<>(exceptions);
        fewer.remove(date);
        SortedSet<LocalDate> more = new TreeSet<>(cancelled);
        more.add(date);
        return new Series(recurrence, zone, fewer, more);
    }

    Series with(LocalDate date, Deviation deviation) {
        SortedMap<LocalDate, Deviation> more = new TreeMap<>(exceptions);
        more.put(date, deviation);
        return new Series(recurrence, zone, more, cancelled);
    }

    Series with(Recurrence other) {
        return new Series(other, zone, exceptions, cancelled);
    }
}
