package org.kalends.examples.pairdrill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.provider.m365.M365Provider;
import org.kalends.simulator.graph.Mailbox;

/**
 * A mailbox of Microsoft 365.
 *
 * @param mailbox the mailbox
 */
record DrillMailbox(Mailbox mailbox) implements DrillAccount {

    @Override
    public String service() {
        return "M365";
    }

    @Override
    public AccountId id() {
        return new AccountId(mailbox.address());
    }

    @Override
    public CalendarRef calendar() {
        return new CalendarRef(M365Provider.ID, id(), mailbox.calendar().id());
    }

    @Override
    public String accessToken() {
        return mailbox.accessToken();
    }

    @Override
    public List<String> add(int events, LocalDateTime first) {
        return IntStream.range(0, events)
                .mapToObj(i -> {
                    ObjectNode event = JsonNodeFactory.instance.objectNode().put("subject", "Event " + i);
                    LocalDateTime start = DrillAccount.start(first, i);
                    event.set("start", point(start));
                    event.set("end", point(start.plusHours(1)));
                    return mailbox.calendar().create(event).path("id").asText();
                })
                .toList();
    }

    @Override
    public void retitle(String id, String title) {
        mailbox.calendar().patch(id, JsonNodeFactory.instance.objectNode().put("subject", title));
    }

    @Override
    public List<String> ids() {
        return mailbox.calendar().events().stream()
                .map(event -> event.path("id").asText())
                .toList();
    }

    @Override
    public List<String> titles() {
        return mailbox.calendar().events().stream()
                .map(event -> event.path("subject").asText())
                .sorted()
                .toList();
    }

    private static ObjectNode point(LocalDateTime wall) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("dateTime", wall + ":00")
                .put("timeZone", "Europe/Berlin");
    }
}
