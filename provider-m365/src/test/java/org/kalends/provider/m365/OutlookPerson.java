package org.kalends.provider.m365;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.simulator.graph.MailboxCalendar;
import org.kalends.tck.PersonChannel;

/**
 * A person at Outlook. Guests are left out: a write to a meeting would have the service mail them.
 *
 * @param calendar the person's calendar
 */
record OutlookPerson(MailboxCalendar calendar) implements PersonChannel {

    @Override
    public EventKey create(CalendarEvent event) {
        ObjectNode json = PersonJson.event(event);
        event.recurrence()
                .ifPresent(
                        recurrence -> json.set("recurrence", PersonJson.recurrence(event.time(), recurrence.rule())));
        String id = calendar.create(json).get("id").asText();
        event.recurrence().ifPresent(recurrence -> exceptions(id, recurrence));
        return new EventKey(id);
    }

    private void exceptions(String id, Recurrence recurrence) {
        recurrence
                .overrides()
                .forEach((start, override) -> calendar.patchOccurrence(id, date(start), PersonJson.event(override)));
        recurrence.exclusions().forEach(start -> calendar.deleteOccurrence(id, date(start)));
    }

    private static LocalDate date(OriginalStart start) {
        return start.wall().toLocalDate();
    }

    @Override
    public void edit(EventKey key, CalendarEvent event) {
        String id = key.value();
        ObjectNode json = PersonJson.event(event);
        boolean recurs = calendar.event(id).path("recurrence").isObject();
        if (recurs) {
            calendar.patch(id, PersonJson.object().putNull("recurrence"));
        }
        event.recurrence()
                .ifPresent(
                        recurrence -> json.set("recurrence", PersonJson.recurrence(event.time(), recurrence.rule())));
        calendar.patch(id, json);
        event.recurrence().ifPresent(recurrence -> exceptions(id, recurrence));
    }

    @Override
    public void delete(EventKey key) {
        calendar.delete(key.value());
    }

    @Override
    public boolean decorate(EventKey key) {
        ObjectNode json = PersonJson.object().put("isReminderOn", true).put("reminderMinutesBeforeStart", 45);
        json.put("importance", "high").putArray("categories").add("Red");
        json.putArray("singleValueExtendedProperties")
                .addObject()
                .put("id", "String {00020329-0000-0000-C000-000000000046} Name other-client")
                .put("value", "theirs");
        calendar.patch(key.value(), json);
        return true;
    }

    @Override
    public Optional<String> decoration(EventKey key) {
        JsonNode event = calendar.event(key.value());
        String properties = "";
        for (JsonNode property : event.path("singleValueExtendedProperties")) {
            properties += property.path("id").asText().endsWith("other-client") ? property.path("value") : "";
        }
        String all = event.path("isReminderOn") + " " + event.path("reminderMinutesBeforeStart") + " "
                + event.path("importance") + " " + event.path("categories") + " " + properties;
        return all.contains("45") ? Optional.of(all) : Optional.empty();
    }

    /** Makes it a series in a zone that nobody knows, as old programs do. */
    @Override
    public boolean spoil(EventKey key) {
        String custom = "tzone://Microsoft/Custom";
        ObjectNode json = PersonJson.object();
        JsonNode now = calendar.event(key.value());
        for (String end : new String[] {"start", "end"}) {
            json.putObject(end)
                    .put("dateTime", now.path(end).path("dateTime").asText().substring(0, 19))
                    .put("timeZone", custom);
        }
        ObjectNode recurrence = json.putObject("recurrence");
        recurrence.putObject("pattern").put("type", "daily").put("interval", 1);
        recurrence
                .putObject("range")
                .put("type", "numbered")
                .put("numberOfOccurrences", 2)
                .put("startDate", now.path("start").path("dateTime").asText().substring(0, 10))
                .put("recurrenceTimeZone", custom);
        calendar.patch(key.value(), json);
        return true;
    }
}
