package org.kalends.provider.google.internal.http;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.provider.google.internal.event.GoogleWriter;
import org.kalends.provider.google.internal.event.ZoneSpelling;

/** How zones are called in this service: names that it has refused once are not tried again. Safe for use by several threads. */
final class Spelling {

    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    /**
     * Returns a writer that avoids what was refused.
     *
     * @param calendarZone where floating times are placed
     */
    GoogleWriter writer(ZoneId calendarZone) {
        return new GoogleWriter(calendarZone, new ZoneSpelling(refused));
    }

    /** Takes note that the zone of an event was refused; returns whether there is another name to try. */
    boolean refused(CalendarEvent event) {
        Optional<ZoneId> zone =
                event.time() instanceof EventTime.Timed timed ? Optional.of(timed.zone()) : Optional.empty();
        Optional<String> name = zone.flatMap(new ZoneSpelling(refused)::name);
        name.ifPresent(refused::add);
        return name.isPresent() && zone.flatMap(new ZoneSpelling(refused)::name).isPresent();
    }
}
