package org.kalends.core.scenarios;

import java.time.LocalDateTime;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RecurrenceRule;
import org.kalends.api.model.RecurrenceRule.Frequency;
import org.kalends.core.World;
import org.kalends.memory.InMemoryCalendar;

/** Series as people make them. */
final class Series {

    private Series() {}

    static CalendarEvent weekly(String title, String start, int count) {
        return of(
                World.event(title, start),
                RecurrenceRule.builder(Frequency.WEEKLY).count(count).build());
    }

    static CalendarEvent endless(String title, String start, Frequency frequency) {
        return of(
                World.event(title, start),
                RecurrenceRule.builder(frequency).endless().build());
    }

    static CalendarEvent of(CalendarEvent first, RecurrenceRule rule) {
        return first.toBuilder().recurrence(Optional.of(Recurrence.of(rule))).build();
    }

    /** Returns the key of the occurrence of a series that stood at a time in Berlin. */
    static EventKey occurrence(InMemoryCalendar calendar, EventKey series, String start) {
        return calendar.occurrence(series, new OriginalStart.Zoned(LocalDateTime.parse(start), World.BERLIN));
    }

    /** Returns the key under which what takes place at a time is known. */
    static EventKey at(InMemoryCalendar calendar, String start) {
        EventTime time = World.hour(start);
        return calendar.agenda(World.ALWAYS).stream()
                .filter(event -> event.event().time().start(World.BERLIN).equals(time.start(World.BERLIN)))
                .findFirst()
                .orElseThrow()
                .key();
    }
}
