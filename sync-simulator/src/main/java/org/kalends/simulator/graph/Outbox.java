package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The mails to guests and organizers that calls have caused. Thread-safe. */
final class Outbox {

    private final Clock clock;

    private final List<Mail> mails = new ArrayList<>();

    private final List<AttendeeWrite> writes = new ArrayList<>();

    Outbox(Clock clock) {
        this.clock = clock;
    }

    synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    synchronized List<AttendeeWrite> attendeeWrites() {
        return List.copyOf(writes);
    }

    synchronized void add(AttendeeWrite write) {
        writes.add(write);
    }

    synchronized void clear() {
        mails.clear();
        writes.clear();
    }

    void created(String from, EventContent event, String id) {
        if (event.isOrganizer()) {
            send(Mail.Kind.INVITATION, from, guests(event), event, id);
        }
    }

    /** Tells everybody, or only those who came or went when nothing else has changed. */
    void changed(String from, EventContent before, EventContent after, boolean onlyAttendees, String id) {
        if (!after.isOrganizer()) {
            return;
        }
        Set<String> were = guests(before);
        Set<String> are = guests(after);
        send(Mail.Kind.INVITATION, from, without(are, were), after, id);
        send(Mail.Kind.CANCELLATION, from, without(were, are), after, id);
        if (!onlyAttendees) {
            Set<String> both = new LinkedHashSet<>(are);
            both.retainAll(were);
            send(Mail.Kind.UPDATE, from, both, after, id);
        }
    }

    void deleted(String from, EventContent event, String id) {
        if (event.isOrganizer()) {
            send(Mail.Kind.CANCELLATION, from, guests(event), event, id);
        } else {
            responded(from, event, id);
        }
    }

    void responded(String from, EventContent event, String id) {
        String organizer = event.properties()
                .path("organizer")
                .path("emailAddress")
                .path("address")
                .asText("");
        send(Mail.Kind.RESPONSE, from, organizer.isEmpty() ? Set.of() : Set.of(organizer), event, id);
    }

    private synchronized void send(Mail.Kind kind, String from, Set<String> to, EventContent event, String id) {
        String subject = event.properties().path("subject").asText("");
        to.stream()
                .filter(guest -> !guest.equalsIgnoreCase(from))
                .forEach(guest -> mails.add(new Mail(clock.instant(), kind, from, guest, subject, id)));
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new LinkedHashSet<>(some);
        rest.removeAll(others);
        return rest;
    }

    private static Set<String> guests(EventContent event) {
        Set<String> guests = new LinkedHashSet<>();
        for (JsonNode attendee : event.properties().path("attendees")) {
            guests.add(attendee.path("emailAddress").path("address").asText().toLowerCase(Locale.ROOT));
        }
        return guests;
    }
}
