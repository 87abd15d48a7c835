package org.kalends.examples.pairdrill;

import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventStatus;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.Sensitivity;

/** What becomes of values in Google Calendar. */
final class GoogleValues {

    private GoogleValues() {}

    /** The web page knows no time without a zone and few words, what is called off there is deleted, and what repeats takes some time. */
    static CalendarEvent typed(CalendarEvent idea) {
        Availability availability = switch (idea.availability()) {
            case FREE, TENTATIVE -> idea.availability();
            case BUSY, OUT_OF_OFFICE, WORKING_ELSEWHERE, UNKNOWN -> Availability.BUSY;
        };
        Sensitivity sensitivity = idea.sensitivity() == Sensitivity.PERSONAL ? Sensitivity.PRIVATE : idea.sensitivity();
        return idea.toBuilder()
                .time(idea.recurrence().isPresent() ? lasting(zoned(idea.time())) : zoned(idea.time()))
                .availability(availability)
                .sensitivity(sensitivity)
                .status(EventStatus.CONFIRMED)
                .build();
    }

    /** What is shown of a copy; the library remembers more beside it. */
    static CalendarEvent stored(CalendarEvent event) {
        return event.toBuilder()
                .time(lasting(zoned(event.time())))
                .availability(event.availability() == Availability.UNKNOWN ? Availability.BUSY : event.availability())
                .recurrence(event.recurrence().map(GoogleValues::stored))
                .build();
    }

    private static Recurrence stored(Recurrence series) {
        Map<OriginalStart, CalendarEvent> overrides = new TreeMap<>();
        series.overrides().forEach((start, event) -> overrides.put(start, stored(event)));
        return series.withOverrides(overrides);
    }

    private static EventTime zoned(EventTime time) {
        return time instanceof EventTime.Floating floating
                ? new EventTime.Timed(floating.start(), floating.end(), Pair.ZONE)
                : time;
    }

    /** Nothing is over as soon as it begins. */
    private static EventTime lasting(EventTime time) {
        if (time instanceof EventTime.Timed timed && timed.start().equals(timed.end())) {
            LocalDateTime end = timed.end().plusMinutes(1);
            return new EventTime.Timed(timed.start(), end, timed.zone());
        }
        return time;
    }
}
