package org.kalends.provider.google.internal.event;

import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventAttendee;
import com.google.api.services.calendar.model.EventDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A name of what an event says, whatever its etag: a change of one occurrence gives new etags to the whole series, an answer of a guest to
 * all copies of a meeting.
 */
public final class ContentFingerprint {

    private final StringBuilder content = new StringBuilder();

    private ContentFingerprint() {}

    /** Returns the fingerprint; equal ones say the same in everything that is read. */
    public static String of(Event event) {
        ContentFingerprint print = new ContentFingerprint();
        print.text("id", event.getId());
        print.text("summary", event.getSummary());
        print.text("description", event.getDescription());
        print.text("location", event.getLocation());
        print.point("start", event.getStart());
        print.point("end", event.getEnd());
        print.text("transparency", event.getTransparency());
        print.text("eventType", event.getEventType());
        print.text("visibility", event.getVisibility());
        print.text("status", event.getStatus());
        print.people(event);
        print.text("iCalUID", event.getICalUID());
        Told.list(event.getRecurrence()).forEach(line -> print.text("recurrence", line));
        print.text("recurringEventId", event.getRecurringEventId());
        print.point("originalStartTime", event.getOriginalStartTime());
        print.properties(event);
        return ShortHash.of(print.content.toString());
    }

    private void people(Event event) {
        Told.value(event.getOrganizer()).ifPresent(organizer -> {
            text("organizer", organizer.getEmail());
            text("organizer.displayName", organizer.getDisplayName());
            flag("organizer.self", organizer.getSelf());
        });
        for (EventAttendee guest : Told.list(event.getAttendees())) {
            text("attendee", guest.getEmail());
            text("attendee.displayName", guest.getDisplayName());
            text("attendee.responseStatus", guest.getResponseStatus());
            flag("attendee.self", guest.getSelf());
            flag("attendee.organizer", guest.getOrganizer());
            flag("attendee.optional", guest.getOptional());
            flag("attendee.resource", guest.getResource());
        }
        flag("attendeesOmitted", event.getAttendeesOmitted());
        flag("hidden", HiddenDetails.areIn(event));
        flag("locked", event.getLocked());
        flag("privateCopy", event.getPrivateCopy());
    }

    /** The offset in which a time is told changes with the calendar's zone; its instant does not. */
    private void point(String name, @Nullable EventDateTime point) {
        Told.value(point).ifPresent(told -> {
            TimeReader.date(told).ifPresent(date -> text(name, date.toStringRfc3339()));
            Told.value(told.getDateTime()).ifPresent(time -> text(name, Long.toString(time.getValue())));
            text(name + ".timeZone", told.getTimeZone());
        });
    }

    private void properties(Event event) {
        Map<String, String> sorted = new TreeMap<>(OwnProperties.held(event));
        sorted.forEach((key, value) -> text("property " + key, value));
    }

    private void flag(String name, @Nullable Boolean value) {
        if (Told.isTrue(value)) {
            text(name, "true");
        }
    }

    /** Lengths in front keep one text from running into the next. */
    private void text(String name, @Nullable String value) {
        Told.value(value)
                .ifPresent(told -> content.append(name)
                        .append(' ')
                        .append(told.length())
                        .append(' ')
                        .append(told));
    }
}
