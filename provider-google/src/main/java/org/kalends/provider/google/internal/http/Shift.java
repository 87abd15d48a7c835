package org.kalends.provider.google.internal.http;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;

/** Puts the time of a series where one of its occurrences begins; it lasts as long by the clock. */
final class Shift {

    private Shift() {}

    static EventTime to(EventTime time, OriginalStart start) {
        if (time instanceof EventTime.AllDay day) {
            LocalDate first = start.wall().toLocalDate();
            return new EventTime.AllDay(first, first.plusDays(ChronoUnit.DAYS.between(day.start(), day.end())));
        }
        LocalDateTime wall = start.wall();
        if (time instanceof EventTime.Timed timed) {
            return new EventTime.Timed(wall, wall.plus(Duration.between(timed.start(), timed.end())), timed.zone());
        }
        EventTime.Floating floating = (EventTime.Floating) time;
        return new EventTime.Floating(wall, wall.plus(Duration.between(floating.start(), floating.end())));
    }
}
