package org.kalends.core.internal.plan;

import java.util.List;
import java.util.Optional;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.Person;
import org.kalends.api.model.ResponseStatus;

/** Events with guests. */
final class Meetings {

    static final CalendarEvent BY_ME = meeting(true);
    static final CalendarEvent BY_SOMEBODY_ELSE = meeting(false);

    private Meetings() {}

    private static CalendarEvent meeting(boolean organizedByMe) {
        Person guest = Person.of("Guest", "guest@example.org");
        return Table.EVENT.toBuilder()
                .organizer(Optional.of(Person.of("Organizer", "organizer@example.org")))
                .attendees(List.of(new Attendee(guest, Attendee.Role.REQUIRED, ResponseStatus.ACCEPTED)))
                .facts(new EventFacts(ResponseStatus.ACCEPTED, EventKind.DEFAULT, organizedByMe))
                .build();
    }
}
