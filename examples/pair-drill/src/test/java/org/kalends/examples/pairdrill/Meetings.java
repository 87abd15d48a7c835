package org.kalends.examples.pairdrill;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.Sensitivity;

/** Events to test with. */
final class Meetings {

    /** A Tuesday in the window. */
    static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    private Meetings() {}

    /** Returns an hour on a day of the window, at ten in Berlin. */
    static EventTime at(int daysLater) {
        return hour(DAY.plusDays(daysLater).atTime(10, 0));
    }

    static EventTime hour(LocalDateTime start) {
        return new EventTime.Timed(start, start.plusHours(1), Pair.ZONE);
    }

    /** Returns an event that says something in every field. */
    static CalendarEvent review() {
        return CalendarEvent.builder(at(0))
                .title("Review of the \u00e4lder plans \uD83D\uDE80")
                .description("First line\nSecond line & <more>")
                .location("Room 5; east, 2nd floor")
                .availability(Availability.TENTATIVE)
                .sensitivity(Sensitivity.CONFIDENTIAL)
                .build();
    }

    /** Returns another one that differs from it in every field. */
    static CalendarEvent other() {
        return CalendarEvent.builder(hour(DAY.plusDays(2).atTime(14, 30)))
                .title("Another title")
                .description("Another text")
                .location("")
                .availability(Availability.OUT_OF_OFFICE)
                .sensitivity(Sensitivity.PRIVATE)
                .build();
    }

    /** Returns a weekly series of a title that begins on a day. */
    static CalendarEvent weekly(String title, LocalDate first, int count) {
        return CalendarEvent.builder(hour(first.atTime(9, 0)))
                .title(title)
                .recurrence(Optional.of(weekly(count)))
                .build();
    }

    static Recurrence weekly(int count) {
        return Recurrence.of(RecurrenceRule.builder(RecurrenceRule.Frequency.WEEKLY)
                .count(count)
                .build());
    }
}
