package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An event or a series after one change. Immutable.
 *
 * @param stamp the change's number, which is its time in microseconds
 * @param updated when its content changed last
 * @param deleted whether it is gone
 * @param sequence how often it was moved
 * @param content its properties as they are stored
 * @param times when it is; a series' first start and end
 * @param lines the recurrence of a series
 * @param deviations the occurrences that are not as the series says, by the ends of their ids
 * @param dropped the deviations that the series no longer has, with the number of the change that ended them
 * @param onlyOccurrence whether the change was one of a single occurrence
 */
record EventVersion(
        long stamp,
        Instant updated,
        boolean deleted,
        int sequence,
        ObjectNode content,
        EventTimes times,
        Optional<RecurrenceLines> lines,
        Map<String, Deviation> deviations,
        Map<String, Long> dropped,
        boolean onlyOccurrence) {

    /** How many occurrences of a series without an end are told. */
    static final int MOST = 730;

    String etag() {
        return '"' + String.valueOf(2 * stamp) + '"';
    }

    /** Returns this version with other deviations. */
    EventVersion with(Map<String, Deviation> kept, Map<String, Long> ended, boolean one) {
        return new EventVersion(
                stamp, updated, deleted, sequence, content, times, lines, Map.copyOf(kept), Map.copyOf(ended), one);
    }

    EventVersion deletedAt(long later) {
        return new EventVersion(
                later, Stamps.time(later), true, sequence, content, times, lines, deviations, dropped, false);
    }

    /** Returns the occurrence whose id ends so, if the series has it. */
    Optional<Occurrence> occurrence(String suffix) {
        Deviation deviation = deviations.get(suffix);
        if (deviation != null) {
            return Optional.of(deviating(deviation));
        }
        return lines.flatMap(set ->
                set.starts(times.start(), start -> start.suffix().compareTo(suffix) <= 0, Integer.MAX_VALUE).stream()
                        .filter(start -> start.suffix().equals(suffix))
                        .findFirst()
                        .map(this::plain));
    }

    /** Returns the occurrences, deleted ones included, that are wanted; in the order of their starts. */
    List<Occurrence> occurrences(Optional<Instant> before, ZoneId calendar, Predicate<EventTimes> wanted) {
        List<Occurrence> found = new ArrayList<>();
        if (lines.isEmpty()) {
            return found;
        }
        Predicate<EventTime> within =
                start -> before.filter(end -> !start.in(calendar).isBefore(end)).isEmpty();
        int most = before.isPresent() ? Integer.MAX_VALUE : MOST;
        for (EventTime start : lines.get().starts(times.start(), within, most)) {
            if (!deviations.containsKey(start.suffix()) && wanted.test(times.on(start))) {
                found.add(plain(start));
            }
        }
        for (Deviation deviation : deviations.values()) {
            Occurrence occurrence = deviating(deviation);
            if (wanted.test(occurrence.times())) {
                found.add(occurrence);
            }
        }
        found.sort(Comparator.comparing(occurrence -> occurrence.times().start().in(calendar)));
        return found;
    }

    private Occurrence plain(EventTime start) {
        EventTimes own = times.on(start);
        return new Occurrence(start, false, false, inherited(content, own), own, sequence);
    }

    private Occurrence deviating(Deviation deviation) {
        EventTimes inherited = times.on(deviation.original());
        ObjectNode own = deviation.on(inherited(content, inherited));
        EventTimes moved = EventTimes.read(own, times.start().zone());
        return new Occurrence(deviation.original(), deviation.cancelled(), true, own, moved, deviation.sequence());
    }

    /** Returns what an occurrence at some time has of its series. */
    static ObjectNode inherited(ObjectNode series, EventTimes own) {
        ObjectNode inherited = series.deepCopy();
        inherited.remove("recurrence");
        inherited.set("start", own.start().json(own.start().zone()));
        inherited.set("end", own.end().json(own.end().zone()));
        return inherited;
    }

    /** Returns whether a series has any occurrence that is wanted. */
    boolean hasOccurrence(Optional<Instant> before, ZoneId calendar, Predicate<EventTimes> wanted) {
        return occurrences(before, calendar, wanted).stream().anyMatch(occurrence -> !occurrence.cancelled());
    }
}
