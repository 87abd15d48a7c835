package org.kalends.provider.m365.internal.event;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;

/** What an occurrence says that does not leave its series. */
public final class PlainOccurrence {

    private PlainOccurrence() {}

    /** Returns the occurrence of a series at a start; empty where the clock of the series does not allow for it. */
    public static Optional<CalendarEvent> at(OriginalStart start, CalendarEvent series) {
        try {
            Duration later = Duration.between(OriginalStart.of(series.time()).wall(), start.wall());
            return Optional.of(series.toBuilder()
                    .time(moved(series.time(), later))
                    .recurrence(Optional.empty())
                    .build());
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException impossible) {
            return Optional.empty();
        }
    }

    private static EventTime moved(EventTime time, Duration later) {
        if (time instanceof EventTime.Timed timed) {
            return new EventTime.Timed(timed.start().plus(later), timed.end().plus(later), timed.zone());
        }
        if (time instanceof EventTime.AllDay days) {
            return new EventTime.AllDay(
                    days.start().plusDays(later.toDays()), days.end().plusDays(later.toDays()));
        }
        EventTime.Floating floating = (EventTime.Floating) time;
        return new EventTime.Floating(
                floating.start().plus(later), floating.end().plus(later));
    }
}
