package org.kalends.simulator.icloud;

import java.time.Instant;
import java.util.Optional;

/**
 * A calendar object resource (RFC 4791 section 4.1) as it is stored. Immutable.
 *
 * @param name the last segment of its path, decoded
 * @param text what a client reads
 * @param calendar the text's lines; empty when a person has put in what is no iCalendar
 * @param span when it may happen
 * @param revision the calendar's revision that it came with
 * @param etag its strong ETag, quotes included
 * @param modified when it was written
 */
record StoredObject(
        String name,
        String text,
        Optional<ICalComponent> calendar,
        Span span,
        long revision,
        String etag,
        Instant modified) {

    /** Returns the UID of what it holds. */
    Optional<String> uid() {
        return calendar.flatMap(StoredObject::uid);
    }

    /** Returns whether it holds a component of a kind; nobody can say so of what is no iCalendar. */
    boolean holds(String component) {
        return calendar.isEmpty() || !calendar.get().parts(component).isEmpty();
    }

    static Optional<String> uid(ICalComponent calendar) {
        return calendar.parts().stream()
                .flatMap(part -> part.value("UID").stream())
                .findFirst();
    }
}
