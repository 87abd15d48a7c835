package org.kalends.examples.pairdrill;

import java.util.Map;
import java.util.TreeMap;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.Sensitivity;

/** What becomes of values in iCalendar. */
final class IcsValues {

    private IcsValues() {}

    /** Descriptions are plain text, nothing is personal, and nobody's availability is unknown. */
    static CalendarEvent typed(CalendarEvent idea) {
        return idea.toBuilder()
                .description(Description.of(idea.description().text()))
                .availability(idea.availability() == Availability.UNKNOWN ? Availability.BUSY : idea.availability())
                .sensitivity(idea.sensitivity() == Sensitivity.PERSONAL ? Sensitivity.PRIVATE : idea.sensitivity())
                .build();
    }

    /** What is shown of a copy; the library remembers more beside it. */
    static CalendarEvent stored(CalendarEvent event) {
        return event.toBuilder()
                .description(Description.of(event.description().text()))
                .recurrence(event.recurrence().map(IcsValues::stored))
                .build();
    }

    private static Recurrence stored(Recurrence series) {
        Map<OriginalStart, CalendarEvent> overrides = new TreeMap<>();
        series.overrides().forEach((start, event) -> overrides.put(start, stored(event)));
        return series.withOverrides(overrides);
    }
}
