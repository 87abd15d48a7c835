package org.kalends.examples.pairdrill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.ProviderId;
import org.kalends.simulator.graph.Mailbox;

/**
 * A simulated mailbox in the hands of the person whose it is.
 *
 * @param mailbox the mailbox
 */
record DrillAccount(Mailbox mailbox) {

    static final ProviderId PROVIDER = new ProviderId("m365");

    AccountId id() {
        return new AccountId(mailbox.address());
    }

    CalendarRef calendar() {
        return new CalendarRef(PROVIDER, id(), mailbox.calendar().id());
    }

    /** Adds so many events, an hour each, and returns their ids. */
    List<String> add(int events, LocalDateTime first) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < events; i++) {
            ObjectNode event = JsonNodeFactory.instance.objectNode().put("subject", "Event " + i);
            LocalDateTime start = first.plusDays(i / 10).plusHours(i % 10);
            event.set("start", point(start));
            event.set("end", point(start.plusHours(1)));
            ids.add(mailbox.calendar().create(event).path("id").asText());
        }
        return ids;
    }

    void retitle(String id, String title) {
        mailbox.calendar().patch(id, JsonNodeFactory.instance.objectNode().put("subject", title));
    }

    /** Returns the ids of all events. */
    List<String> ids() {
        return mailbox.calendar().events().stream()
                .map(event -> event.path("id").asText())
                .toList();
    }

    /** Returns the titles of all events, in alphabetical order. */
    List<String> titles() {
        return mailbox.calendar().events().stream()
                .map(event -> event.path("subject").asText())
                .sorted()
                .toList();
    }

    private static ObjectNode point(LocalDateTime wall) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("dateTime", wall.withSecond(1).withNano(0).minusSeconds(1) + ":00")
                .put("timeZone", "Europe/Berlin");
    }
}
