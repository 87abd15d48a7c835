package org.kalends.provider.google.internal.event;

import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventAttendee;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.Person;
import org.kalends.api.model.ResponseStatus;

/** Who called a meeting, who is invited, and what the owner of the calendar answered. */
final class PeopleReader {

    private PeopleReader() {}

    /** Returns who called the meeting. The service names the calendar itself on every event; one without guests has no organizer. */
    static Optional<Person> organizer(Event event) {
        return isOwn(event) && !hasGuests(event) ? Optional.empty() : caller(event);
    }

    /**
     * Returns the guests, without the organizer, whom the service lists among them. A meeting that does not show its guests still is one:
     * its organizer stands for them.
     */
    static List<Attendee> attendees(Event event) {
        boolean own = isOwn(event);
        List<Attendee> guests = Told.list(event.getAttendees()).stream()
                .filter(guest -> !Told.isTrue(guest.getOrganizer()))
                .filter(guest -> !(own && Told.isTrue(guest.getSelf())))
                .flatMap(guest -> person(Told.text(guest.getDisplayName()), Told.text(guest.getEmail()))
                        .map(person -> attendee(person, guest))
                        .stream())
                .toList();
        return guests.isEmpty() && (!own || hasGuests(event))
                ? caller(event)
                        .map(person -> List.of(new Attendee(person, Attendee.Role.REQUIRED, ResponseStatus.NONE)))
                        .orElse(guests)
                : guests;
    }

    static EventFacts facts(Event event, EventKind kind) {
        return new EventFacts(myResponse(event), kind, isOwn(event));
    }

    /** Returns whether the owner of the calendar organizes an event. What is not told about a meeting counts as not allowed. */
    static boolean isOwn(Event event) {
        return Told.value(event.getOrganizer())
                .map(organizer -> Told.isTrue(organizer.getSelf()))
                .orElseGet(() -> !hasGuests(event));
    }

    /** The organizer has nothing to answer, but may decline a meeting of their own. */
    private static ResponseStatus myResponse(Event event) {
        ResponseStatus answer = Told.list(event.getAttendees()).stream()
                .filter(guest -> Told.isTrue(guest.getSelf()))
                .findFirst()
                .map(PeopleReader::response)
                .orElse(ResponseStatus.NONE);
        return isOwn(event) && answer != ResponseStatus.DECLINED ? ResponseStatus.NONE : answer;
    }

    private static boolean hasGuests(Event event) {
        return Told.isTrue(event.getAttendeesOmitted())
                || Told.list(event.getAttendees()).stream()
                        .anyMatch(guest -> !Told.isTrue(guest.getOrganizer()) && !Told.isTrue(guest.getSelf()));
    }

    private static Optional<Person> caller(Event event) {
        return Told.value(event.getOrganizer())
                .flatMap(organizer -> person(Told.text(organizer.getDisplayName()), Told.text(organizer.getEmail())));
    }

    private static Attendee attendee(Person person, EventAttendee guest) {
        Attendee.Role role = Told.isTrue(guest.getResource())
                ? Attendee.Role.RESOURCE
                : Told.isTrue(guest.getOptional()) ? Attendee.Role.OPTIONAL : Attendee.Role.REQUIRED;
        return new Attendee(person, role, response(guest));
    }

    private static ResponseStatus response(EventAttendee guest) {
        return GoogleTables.RESPONSES.getOrDefault(Told.text(guest.getResponseStatus()), ResponseStatus.NONE);
    }

    private static Optional<Person> person(String name, String email) {
        return name.isBlank() && email.isBlank()
                ? Optional.empty()
                : Optional.of(new Person(Optional.of(name), Optional.of(email)));
    }
}
