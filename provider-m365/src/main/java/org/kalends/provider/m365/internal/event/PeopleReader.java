package org.kalends.provider.m365.internal.event;

import com.microsoft.graph.models.EmailAddress;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.Recipient;
import com.microsoft.graph.models.ResponseType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.Person;
import org.kalends.api.model.ResponseStatus;

/** Who called a meeting, who is invited, and what the owner of the mailbox answered. */
final class PeopleReader {

    private PeopleReader() {}

    /** Returns who called the meeting. The service names the owner of the mailbox on every event; one without guests has no organizer. */
    static Optional<Person> organizer(Event event) {
        return guests(event).isEmpty() && isOwn(event) ? Optional.empty() : person(event.getOrganizer());
    }

    /** Returns the guests. A meeting of somebody else that shows none still is a meeting: its organizer stands for them. */
    static List<Attendee> attendees(Event event) {
        List<Attendee> guests = guests(event);
        return guests.isEmpty() && !isOwn(event)
                ? person(event.getOrganizer())
                        .map(person -> List.of(new Attendee(person, Attendee.Role.REQUIRED, ResponseStatus.NONE)))
                        .orElse(guests)
                : guests;
    }

    static EventFacts facts(Event event) {
        ResponseStatus answer = Optional.ofNullable(event.getResponseStatus())
                .map(status -> GraphTables.response(status.getResponse()))
                .orElse(ResponseStatus.NONE);
        return new EventFacts(answer, EventKind.DEFAULT, isOwn(event));
    }

    private static boolean isOwn(Event event) {
        boolean answered = Optional.ofNullable(event.getResponseStatus())
                .filter(status -> status.getResponse() == ResponseType.Organizer)
                .isPresent();
        return Organizing.isOwn(
                event.getIsOrganizer(),
                !guests(event).isEmpty(),
                person(event.getOrganizer()).isPresent(),
                answered);
    }

    private static List<Attendee> guests(Event event) {
        return Optional.ofNullable(event.getAttendees()).orElse(List.of()).stream()
                .filter(Objects::nonNull)
                .flatMap(guest -> person(guest).map(person -> attendee(person, guest)).stream())
                .toList();
    }

    private static Attendee attendee(Person person, com.microsoft.graph.models.Attendee guest) {
        ResponseStatus response = Optional.ofNullable(guest.getStatus())
                .map(status -> GraphTables.response(status.getResponse()))
                .orElse(ResponseStatus.NONE);
        Attendee.Role role = GraphTables.ROLES.value(guest.getType()).orElse(Attendee.Role.REQUIRED);
        return new Attendee(person, role, response);
    }

    private static Optional<Person> person(@Nullable Recipient recipient) {
        Optional<EmailAddress> address = Optional.ofNullable(recipient).map(Recipient::getEmailAddress);
        Optional<String> name = address.map(EmailAddress::getName).filter(text -> !text.isBlank());
        Optional<String> email = address.map(EmailAddress::getAddress).filter(text -> !text.isBlank());
        return name.isEmpty() && email.isEmpty() ? Optional.empty() : Optional.of(new Person(name, email));
    }
}
