package org.kalends.host.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.kalends.simulator.google.GoogleCalendar;

/** A calendar of the simulated Google Calendar. */
final class GoogleDemoCalendar implements DemoCalendar {

    private static final String MARK = "kalendsOrigin";

    private final String key;

    private final String owner;

    private final GoogleCalendar calendar;

    private final ZoneId zone;

    private final Runnable revocation;

    GoogleDemoCalendar(String key, String owner, GoogleCalendar calendar, ZoneId zone, Runnable revocation) {
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
        return "Google";
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
                .flatMap(event -> event.has("recurrence")
                        ? calendar.instances(event.path("id").asText(), from, to).stream()
                        : Stream.of(event))
                .map(this::shown)
                .filter(event -> event.start().isBefore(last) && event.end().isAfter(first))
                .toList();
    }

    private DemoEvent shown(ObjectNode event) {
        return new DemoEvent(
                event.path("id").asText(),
                event.path("summary").asText(),
                local(event.path("start")),
                local(event.path("end")),
                event.path("start").has("date"),
                event.path("transparency").asText().equals("transparent"),
                event.path("visibility").asText().equals("private"),
                isCopy(event),
                !event.path("attendees").isEmpty());
    }

    private LocalDateTime local(JsonNode time) {
        return time.has("date")
                ? LocalDate.parse(time.path("date").asText()).atStartOfDay()
                : OffsetDateTime.parse(time.path("dateTime").asText())
                        .atZoneSameInstant(zone)
                        .toLocalDateTime();
    }

    @Override
    public String add(SampleEvent event) {
        ObjectNode json = GoogleEvents.of(event);
        return (event.organizer().isPresent() ? calendar.receiveInvitation(json) : calendar.create(json))
                .path("id")
                .asText();
    }

    @Override
    public void rename(String id, String title) {
        calendar.patch(id, object().put("summary", title));
    }

    @Override
    public void move(String id, Duration later) {
        ObjectNode event = calendar.event(id);
        ObjectNode changes = object();
        Stream.of("start", "end").forEach(name -> {
            JsonNode time = event.path(name);
            changes.putObject(name)
                    .put(
                            "dateTime",
                            OffsetDateTime.parse(time.path("dateTime").asText())
                                    .plus(later)
                                    .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME))
                    .put(
                            "timeZone",
                            time.path("timeZone").asText(calendar.zone().getId()));
        });
        calendar.patch(id, changes);
    }

    @Override
    public void hide(String id) {
        calendar.patch(id, object().put("visibility", "private"));
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
        return event.path("extendedProperties").path("private").has(MARK);
    }

    @Override
    public void revoke() {
        revocation.run();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
