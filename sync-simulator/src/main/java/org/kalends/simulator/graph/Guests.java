package org.kalends.simulator.graph;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whom a write to an event concerns: the guests of the event and, where it is a series, those of each exception, who get a mail of their own.
 *
 * @param ref the event
 * @param event what it says
 * @param exceptions what the exceptions of a series say, by their dates in the rule
 */
record Guests(EventRef ref, EventContent event, SortedMap<LocalDate, EventContent> exceptions) {

    static Guests of(EventItem item, EventRef ref) {
        EventVersion version = item.current();
        SortedMap<LocalDate, EventContent> exceptions = new TreeMap<>();
        if (ref.date().isEmpty()) {
            version.series().stream()
                    .flatMap(series -> series.exceptions().keySet().stream())
                    .forEach(date ->
                            version.instance(date).ifPresent(exception -> exceptions.put(date, exception.content())));
        }
        EventContent event =
                ref.date().flatMap(version::instance).map(Instance::content).orElse(version.content());
        return new Guests(ref, event, exceptions);
    }

    /** Mails them what has changed; an exception that is given up says what its series says. */
    void changed(GraphCall call, Outbox outbox, Guests after, boolean onlyAttendees) {
        String from = call.mailbox().address();
        outbox.changed(from, event, after.event, onlyAttendees, id(call, Optional.empty()));
        exceptions.forEach((date, exception) -> outbox.changed(
                from,
                exception,
                after.exceptions.getOrDefault(date, after.event),
                onlyAttendees,
                id(call, Optional.of(date))));
    }

    /** Mails them that it is off; an invitee who removes a series says so once. */
    void deleted(GraphCall call, Outbox outbox) {
        String from = call.mailbox().address();
        outbox.deleted(from, event, id(call, Optional.empty()));
        if (event.isOrganizer()) {
            exceptions.forEach((date, exception) -> outbox.deleted(from, exception, id(call, Optional.of(date))));
        }
    }

    private String id(GraphCall call, Optional<LocalDate> exception) {
        return call.mailbox().ids().immutable(exception.map(ref::on).orElse(ref));
    }
}
