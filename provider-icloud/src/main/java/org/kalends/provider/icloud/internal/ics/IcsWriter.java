package org.kalends.provider.icloud.internal.ics;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Sensitivity;
import org.kalends.provider.icloud.internal.ics.ContentLine.Param;

/**
 * Canonical event to VEVENT, field by field. What iCalendar has no word for rides in X-KALENDS properties. ORGANIZER, ATTENDEE and METHOD
 * are never written: the server would mail people.
 */
final class IcsWriter {

    static final String ORIGIN = "X-KALENDS-ORIGIN";

    private IcsWriter() {}

    /** Returns the properties that belong to a field: an update of the field replaces all of them. */
    static Set<String> owned(EventField field) {
        return switch (field) {
            case TITLE -> Set.of("SUMMARY");
            case DESCRIPTION -> Set.of("DESCRIPTION", "X-ALT-DESC");
            case LOCATION -> Set.of("LOCATION", "GEO", "X-APPLE-STRUCTURED-LOCATION");
            case TIME -> Set.of("DTSTART", "DTEND", "DURATION", "X-KALENDS-ZERO-LENGTH");
            case AVAILABILITY ->
                Set.of(
                        "TRANSP",
                        "X-MICROSOFT-CDO-BUSYSTATUS",
                        "X-MICROSOFT-MSNCALENDAR-BUSYSTATUS",
                        "X-KALENDS-AVAILABILITY");
            case SENSITIVITY -> Set.of("CLASS", "X-KALENDS-SENSITIVITY");
            case RECURRENCE -> Set.of("RRULE", "RDATE", "EXDATE", "EXRULE");
            case ATTENDEES -> Set.of();
        };
    }

    /** Returns the lines that say a field. */
    static List<ContentLine> lines(EventField field, CalendarEvent event) {
        return switch (field) {
            case TITLE -> text("SUMMARY", event.title());
            case DESCRIPTION -> description(event.description());
            case LOCATION -> text("LOCATION", event.location());
            case TIME -> TimeWriter.time(event.time());
            case AVAILABILITY -> availability(event.availability());
            case SENSITIVITY -> sensitivity(event.sensitivity());
            case RECURRENCE ->
                event.recurrence()
                        .map(recurrence -> RuleWriter.lines(recurrence, event.time()))
                        .orElse(List.of());
            case ATTENDEES -> List.of();
        };
    }

    /** Returns a whole new VEVENT of a copy, overrides left out. */
    static IcsComponent event(
            String uid, OriginMark mark, CalendarEvent event, Instant now, List<ContentLine> recurrenceId) {
        List<IcsNode> nodes = new ArrayList<>();
        nodes.add(ContentLine.text("UID", uid));
        nodes.addAll(recurrenceId);
        nodes.addAll(stamps(now, 0));
        nodes.add(ContentLine.of("CREATED", TimeWriter.utc(now)));
        nodes.add(ContentLine.of("STATUS", IcsTables.STATUS.word(event.status())));
        for (EventField field : EventField.values()) {
            nodes.addAll(lines(field, event));
        }
        nodes.add(ContentLine.of(ORIGIN, mark.text()));
        nodes.add(silence(uid));
        return new IcsComponent("VEVENT", nodes);
    }

    /** Returns what says which revision this is and when it was made. */
    static List<ContentLine> stamps(Instant now, long sequence) {
        return List.of(
                ContentLine.of("DTSTAMP", TimeWriter.utc(now)),
                ContentLine.of("LAST-MODIFIED", TimeWriter.utc(now)),
                ContentLine.of("SEQUENCE", Long.toString(sequence)));
    }

    private static List<ContentLine> text(String name, String text) {
        return text.isEmpty() ? List.of() : List.of(ContentLine.text(name, text));
    }

    private static List<ContentLine> description(Description description) {
        List<ContentLine> lines = new ArrayList<>(text("DESCRIPTION", description.text()));
        description
                .html()
                .ifPresent(html -> lines.add(ContentLine.text(
                        "X-ALT-DESC",
                        html,
                        Param.of("FMTTYPE", "text/html"),
                        Param.of("X-KALENDS-TEXT", HtmlText.fingerprint(description.text())))));
        return lines;
    }

    private static List<ContentLine> availability(Availability availability) {
        List<ContentLine> lines = new ArrayList<>();
        lines.add(ContentLine.of("TRANSP", availability == Availability.FREE ? "TRANSPARENT" : "OPAQUE"));
        if (availability != Availability.UNKNOWN) {
            lines.add(ContentLine.of("X-MICROSOFT-CDO-BUSYSTATUS", IcsTables.BUSY_STATUS.word(availability)));
        }
        lines.add(ContentLine.of("X-KALENDS-AVAILABILITY", IcsTables.AVAILABILITY.word(availability)));
        return lines;
    }

    private static List<ContentLine> sensitivity(Sensitivity sensitivity) {
        return switch (sensitivity) {
            case NORMAL -> List.of();
            case PERSONAL ->
                List.of(
                        ContentLine.of("CLASS", "PRIVATE"),
                        ContentLine.of("X-KALENDS-SENSITIVITY", IcsTables.SENSITIVITY.word(sensitivity)));
            case PRIVATE -> List.of(ContentLine.of("CLASS", "PRIVATE"));
            case CONFIDENTIAL -> List.of(ContentLine.of("CLASS", "CONFIDENTIAL"));
        };
    }

    /** Returns Apple's mark for "no alarm": without it the server may add the calendar's default alarm. */
    private static IcsComponent silence(String uid) {
        return new IcsComponent(
                "VALARM",
                List.of(
                        ContentLine.text("UID", uid + "-silent"),
                        ContentLine.text("X-WR-ALARMUID", uid + "-silent"),
                        ContentLine.of("ACTION", "NONE"),
                        ContentLine.of("TRIGGER", "19760401T005545Z", Param.of("VALUE", "DATE-TIME"))));
    }
}
