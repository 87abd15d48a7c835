package org.kalends.examples.pairdrill;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;

/** The day of the week on which a series takes place: Outlook names it where nobody has. */
final class WeekDay {

    private WeekDay() {}

    /** A weekly series on the day of its start need not name the day. */
    static CalendarEvent unsaid(CalendarEvent event) {
        Optional<Recurrence> series = event.recurrence()
                .map(recurrence -> recurrence.rule().byDay().equals(List.of(day(event.time())))
                        ? new Recurrence(
                                recurrence.rule().toBuilder().byDay(List.of()).build(),
                                recurrence.additions(),
                                recurrence.exclusions(),
                                recurrence.overrides())
                        : recurrence);
        return event.toBuilder().recurrence(series).build();
    }

    private static RecurrenceRule.Weekday day(EventTime time) {
        if (time instanceof EventTime.AllDay day) {
            return RecurrenceRule.Weekday.every(day.start().getDayOfWeek());
        }
        LocalDateTime start =
                time instanceof EventTime.Timed timed ? timed.start() : ((EventTime.Floating) time).start();
        return RecurrenceRule.Weekday.every(start.getDayOfWeek());
    }
}
