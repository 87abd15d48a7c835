package org.kalends.provider.m365.internal.event;

import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.PatternedRecurrence;
import com.microsoft.graph.models.RecurrenceRange;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the zone in which somebody thought of an event. The times themselves are told in UTC. */
final class EventZone {

    private EventZone() {}

    /** Returns the zone of one event; UTC where the service does not tell, which keeps its instants. */
    static ZoneId of(Event event) {
        return told(event).orElse(ZoneNames.UTC);
    }

    /**
     * Returns the zone in which a series is expanded. The zone of the pattern counts where the authored one is another by more than
     * its name.
     */
    static ZoneId ofSeries(Event master) {
        Optional<ZoneId> authored = find(master.getOriginalStartTimeZone());
        Optional<ZoneId> pattern = Optional.ofNullable(master.getRecurrence())
                .map(PatternedRecurrence::getRange)
                .map(RecurrenceRange::getRecurrenceTimeZone)
                .flatMap(EventZone::find);
        return authored.filter(zone -> pattern.map(other -> ZoneNames.sameOnTheWire(zone, other))
                        .orElse(true))
                .or(() -> pattern)
                .or(() -> find(master.getOriginalEndTimeZone()))
                .orElseThrow(() -> new GraphProblem("originalStartTimeZone", "is no zone that is known"));
    }

    /** Returns the zone that an event names. */
    static Optional<ZoneId> told(Event event) {
        return find(event.getOriginalStartTimeZone()).or(() -> find(event.getOriginalEndTimeZone()));
    }

    private static Optional<ZoneId> find(@Nullable String name) {
        return Optional.ofNullable(name).flatMap(ZoneNames::find);
    }
}
