package org.kalends.simulator.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * An event, a series or an occurrence, and everybody who is invited to it. Those who are invited to one occurrence alone have a part in the
 * whole series. Immutable.
 *
 * @param event its properties
 * @param guests the addresses in lower case
 */
record Meeting(ObjectNode event, Set<String> guests) {

    static Meeting of(EventRef ref) {
        EventVersion version = ref.item().current();
        Set<String> guests = new LinkedHashSet<>();
        if (ref.suffix().isPresent()) {
            ObjectNode occurrence = version.occurrence(ref.suffix().get())
                    .map(Occurrence::content)
                    .orElse(version.content());
            add(guests, occurrence);
            return new Meeting(occurrence, guests);
        }
        add(guests, version.content());
        for (String suffix : version.deviations().keySet()) {
            version.occurrence(suffix)
                    .filter(occurrence -> !occurrence.cancelled())
                    .ifPresent(occurrence -> add(guests, occurrence.content()));
        }
        return new Meeting(version.content(), guests);
    }

    private static void add(Set<String> guests, ObjectNode event) {
        for (JsonNode attendee : event.path("attendees")) {
            guests.add(attendee.path("email").asText().toLowerCase(Locale.ROOT));
        }
    }
}
