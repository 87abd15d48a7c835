package org.kalends.examples.hostdrill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.kalends.simulator.entra.EntraSimulator;
import org.kalends.simulator.graph.Mailbox;

/**
 * The calendar of a simulated mailbox.
 *
 * @param mailbox the mailbox
 * @param entra where its owner signs in
 */
record GraphCalendar(Mailbox mailbox, EntraSimulator entra) implements PersonsCalendar {

    private static final String ZONE = "Europe/Berlin";
    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    @Override
    public String provider() {
        return "m365";
    }

    @Override
    public String address() {
        return mailbox.address();
    }

    @Override
    public String id() {
        return mailbox.calendar().id();
    }

    @Override
    public void signIn() {
        entra.signIn(mailbox);
    }

    @Override
    public String add(Said said, boolean withGuest) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        for (Field field : Field.values()) {
            put(event, field, said);
        }
        if (withGuest) {
            event.putArray("attendees")
                    .addObject()
                    .put("type", "required")
                    .putObject("emailAddress")
                    .put("address", "guest@example.org");
        }
        return mailbox.calendar().create(event).path("id").asText();
    }

    @Override
    public void change(String event, Field field, Said said) {
        mailbox.calendar().patch(event, put(JsonNodeFactory.instance.objectNode(), field, said));
    }

    @Override
    public void remove(String event) {
        mailbox.calendar().delete(event);
    }

    @Override
    public List<Row> rows() {
        return mailbox.calendar().events().stream().map(GraphCalendar::row).toList();
    }

    private static Row row(ObjectNode event) {
        return new Row(
                event.path("id").asText(),
                new Said(
                        event.path("subject").asText(),
                        event.path("location").path("displayName").asText(),
                        LocalDateTime.parse(event.path("start").path("dateTime").asText())
                                .toInstant(ZoneOffset.UTC)));
    }

    private static ObjectNode put(ObjectNode event, Field field, Said said) {
        switch (field) {
            case TITLE -> event.put("subject", said.title());
            case LOCATION -> event.putObject("location").put("displayName", said.location());
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
                .put("dateTime", WALL.format(instant.atZone(ZoneId.of(ZONE))))
                .put("timeZone", ZONE);
    }
}
