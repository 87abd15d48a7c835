package org.kalends.examples.pairdrill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.provider.google.GoogleProvider;
import org.kalends.simulator.google.GoogleAccount;

/**
 * An account of Google with its primary calendar.
 *
 * @param account the account
 */
record DrillGoogle(GoogleAccount account) implements DrillAccount {

    @Override
    public String service() {
        return "Google";
    }

    @Override
    public AccountId id() {
        return new AccountId(account.email());
    }

    @Override
    public CalendarRef calendar() {
        return new CalendarRef(GoogleProvider.ID, id(), account.calendar().id());
    }

    @Override
    public String accessToken() {
        return account.accessToken();
    }

    @Override
    public List<String> add(int events, LocalDateTime first) {
        return IntStream.range(0, events)
                .mapToObj(i -> {
                    ObjectNode event = JsonNodeFactory.instance.objectNode().put("summary", "Event " + i);
                    LocalDateTime start = DrillAccount.start(first, i);
                    event.set("start", point(start));
                    event.set("end", point(start.plusHours(1)));
                    return account.calendar().create(event).path("id").asText();
                })
                .toList();
    }

    @Override
    public void retitle(String id, String title) {
        account.calendar().patch(id, JsonNodeFactory.instance.objectNode().put("summary", title));
    }

    @Override
    public List<String> ids() {
        return account.calendar().events().stream()
                .map(event -> event.path("id").asText())
                .toList();
    }

    @Override
    public List<String> titles() {
        return account.calendar().events().stream()
                .map(event -> event.path("summary").asText())
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
