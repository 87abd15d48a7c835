package org.kalends.core.scenarios;

import java.util.List;
import java.util.Optional;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.Person;
import org.kalends.api.model.ResponseStatus;
import org.kalends.core.World;

/** Meetings with guests, on 3 March 2026 at 9. */
final class Invitations {

    private Invitations() {}

    static CalendarEvent to(String title, String uid, boolean organizedByMe) {
        Person guest = Person.of("Gesa Guest", "gesa@example.org");
        return World.event(title, "2026-03-03T09:00").toBuilder()
                .iCalUid(Optional.of(uid))
                .organizer(Optional.of(Person.of("Olga Organizer", "olga@example.org")))
                .attendees(List.of(new Attendee(guest, Attendee.Role.REQUIRED, ResponseStatus.ACCEPTED)))
                .facts(answered(ResponseStatus.ACCEPTED, organizedByMe))
                .build();
    }

    static EventFacts answered(ResponseStatus response, boolean organizedByMe) {
        return new EventFacts(response, EventKind.DEFAULT, organizedByMe);
    }
}
