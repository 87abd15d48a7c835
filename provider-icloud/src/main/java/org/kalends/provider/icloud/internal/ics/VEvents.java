package org.kalends.provider.icloud.internal.ics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kalends.provider.icloud.internal.ics.IcsProblem.Kind;

/**
 * The VEVENTs of one UID, sorted out: the event or series itself, and the occurrences that differ.
 *
 * @param master the one without RECURRENCE-ID
 * @param overrides the others, in the order of the text
 */
record VEvents(Optional<IcsComponent> master, List<IcsComponent> overrides) {

    /** Later revisions last: SEQUENCE, then DTSTAMP. */
    static final Comparator<IcsComponent> BY_REVISION = Comparator.comparingLong(VEvents::sequence)
            .thenComparing(event -> TimeReader.stamp(event, "DTSTAMP").orElse(Instant.MIN));

    /** Sorts out the VEVENTs of a calendar. */
    static VEvents of(IcsComponent calendar) {
        List<IcsComponent> masters = new ArrayList<>();
        List<IcsComponent> overrides = new ArrayList<>();
        for (IcsComponent event : calendar.components("VEVENT")) {
            (event.has("RECURRENCE-ID") ? overrides : masters).add(event);
        }
        return new VEvents(masters.isEmpty() ? Optional.empty() : Optional.of(latest(masters)), List.copyOf(overrides));
    }

    private static IcsComponent latest(List<IcsComponent> masters) {
        List<IcsComponent> sorted = masters.stream().sorted(BY_REVISION).toList();
        IcsComponent last = sorted.get(sorted.size() - 1);
        if (sorted.stream().anyMatch(other -> !other.equals(last) && BY_REVISION.compare(other, last) == 0)) {
            throw new IcsProblem(Kind.BAD_VALUE, "UID", "is that of two events of the same SEQUENCE and DTSTAMP");
        }
        return last;
    }

    static long sequence(IcsComponent event) {
        String text = event.line("SEQUENCE").map(ContentLine::word).orElse("");
        return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : 0;
    }

    /** Returns whether there is more than one single event. */
    boolean recur() {
        return !overrides.isEmpty() || master.filter(VEvents::hasRule).isPresent();
    }

    private static boolean hasRule(IcsComponent event) {
        return event.has("RRULE") || event.has("RDATE");
    }
}
