package org.kalends.provider.icloud.internal.ics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.kalends.api.model.Attendee;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.EventKind;
import org.kalends.api.model.Person;
import org.kalends.api.model.ResponseStatus;

/** ORGANIZER and ATTENDEE (RFC 5545 sections 3.8.4.1 and 3.8.4.3). Read only: a written one makes the server mail people. */
final class PeopleReader {

    private final Optional<String> ownerEmail;

    PeopleReader(Optional<String> ownerEmail) {
        this.ownerEmail = ownerEmail.map(email -> email.strip().toLowerCase(Locale.ROOT));
    }

    Optional<Person> organizer(IcsComponent event) {
        return event.line("ORGANIZER").flatMap(PeopleReader::person);
    }

    List<Attendee> attendees(IcsComponent event) {
        List<Attendee> attendees = new ArrayList<>();
        for (ContentLine line : event.lines("ATTENDEE")) {
            person(line)
                    .ifPresent(person -> attendees.add(new Attendee(
                            person,
                            IcsTables.role(word(line, "ROLE"), word(line, "CUTYPE")),
                            IcsTables.response(word(line, "PARTSTAT")))));
        }
        return attendees;
    }

    /** Returns what the owner of the calendar has to do with the event. */
    EventFacts facts(IcsComponent event) {
        List<Attendee> attendees = attendees(event);
        Optional<String> organizer = organizer(event).flatMap(Person::email);
        boolean mine = attendees.isEmpty()
                || event.line("ORGANIZER").isEmpty()
                || (ownerEmail.isPresent() && ownerEmail.equals(organizer));
        ResponseStatus response = mine
                ? ResponseStatus.NONE
                : attendees.stream()
                        .filter(attendee -> ownerEmail.isPresent()
                                && attendee.person().email().equals(ownerEmail))
                        .map(Attendee::response)
                        .findFirst()
                        .orElse(ResponseStatus.NONE);
        return new EventFacts(response, EventKind.DEFAULT, mine);
    }

    private static Optional<Person> person(ContentLine line) {
        Optional<String> name = line.param("CN").map(String::strip).filter(text -> !text.isEmpty());
        Optional<String> email = line.param("EMAIL")
                .map(PeopleReader::address)
                .filter(address -> !address.isEmpty())
                .or(() -> Optional.of(address(line.value())).filter(address -> address.contains("@")));
        return name.isEmpty() && email.isEmpty() ? Optional.empty() : Optional.of(new Person(name, email));
    }

    private static String address(String value) {
        String text = value.strip();
        return text.regionMatches(true, 0, "mailto:", 0, 7) ? text.substring(7).strip() : text;
    }

    private static String word(ContentLine line, String param) {
        return line.param(param).orElse("").strip().toUpperCase(Locale.ROOT);
    }
}
