package org.kalends.examples.hostdrill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.kalends.simulator.google.GoogleAccount;
import org.kalends.simulator.google.identity.GoogleIdentitySimulator;

/**
 * The primary calendar of a simulated Google account.
 *
 * @param account the account
 * @param identity where its owner signs in
 */
record GoogleCalendar(GoogleAccount account, GoogleIdentitySimulator identity) implements PersonsCalendar {

    private static final String ZONE = "Europe/Berlin";

    @Override
    public String provider() {
        return "google";
    }

    @Override
    public String address() {
        return account.email();
    }

    @Override
    public String id() {
        return account.calendar().id();
    }

    @Override
    public void signIn() {
        identity.signIn(account);
    }

    @Override
    public String add(Said said, boolean withGuest) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        for (Field field : Field.values()) {
            put(event, field, said);
        }
        if (withGuest) {
            event.putArray("attendees").addObject().put("email", "guest@example.org");
        }
        return account.calendar().create(event).path("id").asText();
    }

    @Override
    public void change(String event, Field field, Said said) {
        account.calendar().patch(event, put(JsonNodeFactory.instance.objectNode(), field, said));
    }

    @Override
    public void remove(String event) {
        account.calendar().delete(event);
    }

    @Override
    public List<Row> rows() {
        return account.calendar().events().stream().map(GoogleCalendar::row).toList();
    }

    private static Row row(ObjectNode event) {
        return new Row(
                event.path("id").asText(),
                new Said(
                        event.path("summary").asText(),
                        event.path("location").asText(),
                        OffsetDateTime.parse(
                                        event.path("start").path("dateTime").asText())
                                .toInstant()));
    }

    private static ObjectNode put(ObjectNode event, Field field, Said said) {
        switch (field) {
            case TITLE -> event.put("summary", said.title());
            case LOCATION -> event.put("location", said.location());
            case TIME -> {
                event.set("start", point(said.start()));
                event.set("end", point(said.end()));
            }
        }
        return event;
    }

    private static ObjectNode point(Instant instant) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("dateTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(ZoneId.of(ZONE))))
                .put("timeZone", ZONE);
    }
}
