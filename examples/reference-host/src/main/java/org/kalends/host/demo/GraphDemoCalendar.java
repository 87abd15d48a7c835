package org.kalends.host.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.kalends.simulator.graph.MailboxCalendar;

/** A calendar of the simulated Microsoft 365. */
final class GraphDemoCalendar implements DemoCalendar {

    private static final String MARK = " Name KalendsOrigin";

    private final String key;

    private final String owner;

    private final MailboxCalendar calendar;

    private final ZoneId zone;

    private final Runnable revocation;

    GraphDemoCalendar(String key, String owner, MailboxCalendar calendar, ZoneId zone, Runnable revocation) {
        this.key = key;
        this.owner = owner;
        this.calendar = calendar;
        this.zone = zone;
        this.revocation = revocation;
    }

    @Override
    public String key() {
        return key;
    }

    @Override
    public String name() {
        return calendar.name();
    }

    @Override
    public String service() {
        return "Microsoft 365";
    }

    @Override
    public String owner() {
        return owner;
    }

    @Override
    public List<DemoEvent> events(Instant from, Instant to) {
        LocalDateTime first = LocalDateTime.ofInstant(from, zone);
        LocalDateTime last = LocalDateTime.ofInstant(to, zone);
        return calendar.events().stream()
                .flatMap(event -> event.path("type").asText().equals("seriesMaster")
                        ? calendar.occurrences(event.path("id").asText(), from, to).stream()
                        : Stream.of(event))
                .map(this::shown)
                .filter(event -> event.start().isBefore(last) && event.end().isAfter(first))
                .toList();
    }

    private DemoEvent shown(ObjectNode event) {
        boolean allDay = event.path("isAllDay").asBoolean();
        return new DemoEvent(
                event.path("id").asText(),
                event.path("subject").asText(),
                allDay ? utc(event, "start") : local(event, "start"),
                allDay ? utc(event, "end") : local(event, "end"),
                allDay,
                event.path("showAs").asText().equals("free"),
                event.path("sensitivity").asText().equals("private"),
                isCopy(event),
                !event.path("attendees").isEmpty());
    }

    private LocalDateTime local(JsonNode event, String name) {
        return utc(event, name).atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDateTime();
    }

    private static LocalDateTime utc(JsonNode event, String name) {
        return LocalDateTime.parse(event.path(name).path("dateTime").asText());
    }

    @Override
    public String add(SampleEvent event) {
        ObjectNode json = GraphEvents.of(event);
        return (event.organizer().isPresent() ? calendar.receiveInvitation(json) : calendar.create(json))
                .path("id")
                .asText();
    }

    @Override
    public void rename(String id, String title) {
        calendar.patch(id, object().put("subject", title));
    }

    @Override
    public void move(String id, Duration later) {
        ObjectNode event = calendar.event(id);
        ZoneId authored = ZoneId.of(event.path("originalStartTimeZone").asText("UTC"));
        ObjectNode changes = object();
        Stream.of("start", "end")
                .forEach(name -> changes.set(
                        name,
                        GraphEvents.time(
                                utc(event, name)
                                        .atOffset(ZoneOffset.UTC)
                                        .atZoneSameInstant(authored)
                                        .toLocalDateTime()
                                        .plus(later),
                                authored)));
        calendar.patch(id, changes);
    }

    @Override
    public void hide(String id) {
        calendar.patch(id, object().put("sensitivity", "private"));
    }

    @Override
    public void delete(String id) {
        calendar.delete(id);
    }

    @Override
    public List<String> originals() {
        return calendar.events().stream()
                .filter(event -> !isCopy(event))
                .map(event -> event.path("id").asText())
                .toList();
    }

    private static boolean isCopy(ObjectNode event) {
        return event.path("singleValueExtendedProperties").toString().contains(MARK);
    }

    @Override
    public void revoke() {
        revocation.run();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
