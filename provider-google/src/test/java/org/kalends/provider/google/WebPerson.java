package org.kalends.provider.google;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.simulator.google.GoogleCalendar;
import org.kalends.tck.PersonChannel;

/**
 * A person at the web page. Guests are left out: a write to a meeting would have the service mail them.
 *
 * @param calendar the person's calendar
 */
record WebPerson(GoogleCalendar calendar) implements PersonChannel {

    @Override
    public EventKey create(CalendarEvent event) {
        ObjectNode json = PersonJson.event(event);
        event.recurrence().ifPresent(recurrence -> PersonJson.rule(json, recurrence.rule()));
        String id = calendar.create(json).get("id").asText();
        event.recurrence().ifPresent(recurrence -> exceptions(id, recurrence));
        return new EventKey(id);
    }

    private void exceptions(String id, Recurrence recurrence) {
        recurrence
                .overrides()
                .forEach((start, override) -> calendar.patchInstance(id, text(start), PersonJson.event(override)));
        recurrence.exclusions().forEach(start -> calendar.deleteInstance(id, text(start)));
    }

    private static String text(OriginalStart start) {
        return start instanceof OriginalStart.Zoned zoned
                ? zoned.instant().toString()
                : start.wall().toLocalDate().toString();
    }

    /** Takes the recurrence away before it is typed anew, so that no exception is left. */
    @Override
    public void edit(EventKey key, CalendarEvent event) {
        String id = key.value();
        if (calendar.event(id).has("recurrence")) {
            calendar.patch(id, PersonJson.object().putNull("recurrence"));
        }
        ObjectNode json = PersonJson.event(event);
        event.recurrence().ifPresent(recurrence -> PersonJson.rule(json, recurrence.rule()));
        calendar.patch(id, json);
        event.recurrence().ifPresent(recurrence -> exceptions(id, recurrence));
    }

    @Override
    public void delete(EventKey key) {
        calendar.delete(key.value());
    }

    @Override
    public boolean decorate(EventKey key) {
        ObjectNode json = PersonJson.object().put("colorId", "5");
        json.putObject("reminders")
                .put("useDefault", false)
                .putArray("overrides")
                .addObject()
                .put("method", "popup")
                .put("minutes", 45);
        json.putObject("extendedProperties").putObject("private").put("other-client", "theirs");
        calendar.patch(key.value(), json);
        return true;
    }

    @Override
    public Optional<String> decoration(EventKey key) {
        JsonNode event = calendar.event(key.value());
        String all = event.path("colorId") + " " + event.path("reminders") + " "
                + event.path("extendedProperties").path("private").path("other-client");
        return all.contains("45") ? Optional.of(all) : Optional.empty();
    }

    @Override
    public boolean spoil(EventKey key) {
        calendar.damage(key.value());
        return true;
    }
}
