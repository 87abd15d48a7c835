package org.kalends.provider.icloud.internal.ics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventFacts;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;

/** What tests need to write a copy. */
final class Copies {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    static final OriginMark MARK = new OriginMark("installation", "pair", "original", 3);

    private Copies() {}

    /** Returns the event as a copy of it can be: guests and the organizer are never written. */
    static CalendarEvent withoutPeople(CalendarEvent event) {
        return event.toBuilder()
                .organizer(Optional.empty())
                .attendees(List.of())
                .facts(EventFacts.OWN)
                .recurrence(event.recurrence().map(recurrence -> {
                    TreeMap<OriginalStart, CalendarEvent> overrides = new TreeMap<>();
                    recurrence.overrides().forEach((start, override) -> overrides.put(start, withoutPeople(override)));
                    return recurrence.withOverrides(overrides);
                }))
                .build();
    }
}
