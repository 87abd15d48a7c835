package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The mails to guests and organizers that calls have caused, and what came into their calendars. Thread-safe. */
final class Outbox {

    /**
     * A write as its guests see it.
     *
     * @param calendarId the calendar that was called
     * @param organizer who organises the event
     * @param eventId the event's id
     * @param method the call's method
     * @param audience who gets mail
     */
    record Occasion(String calendarId, String organizer, String eventId, String method, Audience audience) {

        private boolean isOrganizer() {
            return organizer.equalsIgnoreCase(calendarId);
        }
    }

    private final Clock clock;

    private final List<Mail> mails = new ArrayList<>();

    private final List<GuestWrite> writes = new ArrayList<>();

    Outbox(Clock clock) {
        this.clock = clock;
    }

    synchronized List<Mail> mails() {
        return List.copyOf(mails);
    }

    synchronized List<GuestWrite> guestWrites() {
        return List.copyOf(writes);
    }

    synchronized void clear() {
        mails.clear();
        writes.clear();
    }

    void created(Occasion occasion, Meeting meeting) {
        send(Mail.Kind.INVITATION, occasion, meeting.guests(), meeting.event());
    }

    void changed(Occasion occasion, Meeting before, Meeting after) {
        if (!occasion.isOrganizer()) {
            answered(occasion, after.event());
            return;
        }
        Set<String> were = before.guests();
        Set<String> are = after.guests();
        Set<String> both = new LinkedHashSet<>(are);
        both.retainAll(were);
        send(Mail.Kind.INVITATION, occasion, without(are, were), after.event());
        send(Mail.Kind.CANCELLATION, occasion, without(were, are), before.event());
        send(Mail.Kind.UPDATE, occasion, both, after.event());
    }

    void deleted(Occasion occasion, Meeting meeting) {
        if (occasion.isOrganizer()) {
            send(Mail.Kind.CANCELLATION, occasion, meeting.guests(), meeting.event());
        } else {
            answered(occasion, meeting.event());
        }
    }

    private void answered(Occasion occasion, ObjectNode event) {
        send(Mail.Kind.RESPONSE, occasion, Set.of(occasion.organizer().toLowerCase(Locale.ROOT)), event);
    }

    private synchronized void send(Mail.Kind kind, Occasion occasion, Set<String> to, ObjectNode event) {
        for (String guest : to) {
            if (!guest.equalsIgnoreCase(occasion.calendarId())) {
                writes.add(new GuestWrite(clock.instant(), guest, occasion.eventId(), occasion.method()));
                if (occasion.audience().includes(guest)) {
                    mails.add(new Mail(
                            clock.instant(),
                            kind,
                            occasion.calendarId(),
                            guest,
                            event.path("summary").asText(""),
                            occasion.eventId()));
                }
            }
        }
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> rest = new LinkedHashSet<>(some);
        rest.removeAll(others);
        return rest;
    }
}
