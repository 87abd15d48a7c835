package org.kalends.simulator.icloud;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What scheduling looks at in a resource (RFC 6638 section 3): who organises it, who was asked, and what they are told. Immutable.
 *
 * @param organizer who organises it
 * @param guests who was asked, by address
 * @param event the component that stands for all
 * @param said everything that guests should hear of when it changes
 */
record Meeting(Optional<ICalLine> organizer, Map<String, ICalLine> guests, ICalComponent event, List<String> said) {

    private static final Set<String> TOLD = Set.of(
            "DTSTART",
            "DTEND",
            "RRULE",
            "RDATE",
            "EXDATE",
            "RECURRENCE-ID",
            "SUMMARY",
            "DESCRIPTION",
            "LOCATION",
            "STATUS",
            "URL");

    static Meeting of(ICalComponent calendar) {
        List<ICalComponent> events =
                calendar.parts().stream().filter(part -> !part.is("VTIMEZONE")).toList();
        Map<String, ICalLine> guests = new LinkedHashMap<>();
        events.stream()
                .flatMap(event -> event.lines("ATTENDEE"))
                .forEach(guest -> guests.putIfAbsent(address(guest), guest));
        return new Meeting(
                events.stream().flatMap(event -> event.lines("ORGANIZER")).findFirst(),
                guests,
                events.get(0),
                events.stream()
                        .flatMap(event -> event.lines().stream())
                        .filter(line -> TOLD.contains(line.name()))
                        .map(ICalLine::toString)
                        .sorted()
                        .toList());
    }

    /** Returns the organizers that the components of a text name; there may be one only. */
    static Set<String> organizers(ICalComponent calendar) {
        return calendar.parts().stream()
                .filter(part -> !part.is("VTIMEZONE"))
                .map(part -> part.line("ORGANIZER").map(Meeting::address).orElse(""))
                .collect(Collectors.toSet());
    }

    static String address(ICalLine person) {
        return person.parameter("EMAIL")
                .orElseGet(() -> person.value().replaceFirst("(?i)^mailto:", ""))
                .toLowerCase(Locale.ROOT);
    }

    boolean isOrganizedBy(ICloudAccount account) {
        return organizer.map(Meeting::address).filter(account::isAddress).isPresent();
    }

    Optional<ICalLine> invitationOf(ICloudAccount account) {
        return guests.entrySet().stream()
                .filter(guest -> account.isAddress(guest.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    boolean isCancelled() {
        return event.value("STATUS").filter("CANCELLED"::equalsIgnoreCase).isPresent();
    }
}
