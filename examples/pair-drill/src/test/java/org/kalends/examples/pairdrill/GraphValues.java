package org.kalends.examples.pairdrill;

import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kalends.api.model.Availability;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.Description;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;

/** What becomes of values at Microsoft 365. */
final class GraphValues {

    private static final ZoneId UTC = ZoneId.of("UTC");

    private GraphValues() {}

    /** Outlook knows no time without a zone, and nobody's availability is unknown. */
    static CalendarEvent typed(CalendarEvent idea) {
        EventTime time = idea.time() instanceof EventTime.Floating floating
                ? new EventTime.Timed(floating.start(), floating.end(), Pair.ZONE)
                : idea.time();
        Availability availability =
                idea.availability() == Availability.UNKNOWN ? Availability.BUSY : idea.availability();
        return idea.toBuilder().time(time).availability(availability).build();
    }

    /** What is shown of a copy; the library remembers more beside it. */
    static CalendarEvent stored(CalendarEvent event) {
        String text = event.description().text();
        EventTime time = event.time() instanceof EventTime.Floating floating
                ? new EventTime.Timed(floating.start(), floating.end(), UTC)
                : event.time();
        Availability availability =
                event.availability() == Availability.UNKNOWN ? Availability.BUSY : event.availability();
        return WeekDay.unsaid(event.toBuilder()
                .time(time)
                .availability(availability)
                .description(text.isBlank() ? Description.EMPTY : Description.of(text))
                .recurrence(event.recurrence().map(GraphValues::stored))
                .build());
    }

    private static Recurrence stored(Recurrence series) {
        Map<OriginalStart, CalendarEvent> overrides = new TreeMap<>();
        series.overrides().forEach((start, event) -> overrides.put(stored(start), event));
        return series.withOverrides(overrides)
                .withExclusions(
                        series.exclusions().stream().map(GraphValues::stored).collect(Collectors.toSet()));
    }

    private static OriginalStart stored(OriginalStart start) {
        return start instanceof OriginalStart.Local local ? new OriginalStart.Zoned(local.wall(), UTC) : start;
    }
}
