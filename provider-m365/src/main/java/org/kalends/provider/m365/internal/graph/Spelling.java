package org.kalends.provider.m365.internal.graph;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.provider.m365.internal.event.GraphWriter;
import org.kalends.provider.m365.internal.event.ZoneSpelling;

/** Learns which names of zones the service does not take. Safe for use by several threads. */
final class Spelling {

    private final ZoneId floatingZone;

    private volatile ZoneSpelling learned = ZoneSpelling.IANA;

    Spelling(ZoneId floatingZone) {
        this.floatingZone = floatingZone;
    }

    GraphWriter writer() {
        return new GraphWriter(floatingZone, learned);
    }

    /** Learns that the name of a zone in an event was refused, so that it is called otherwise from now on. */
    synchronized void refused(CalendarEvent event) {
        for (String name : names(event)) {
            if (!learned.refused().contains(name)) {
                learned = learned.without(name);
            }
        }
    }

    private List<String> names(CalendarEvent event) {
        List<String> names = new ArrayList<>();
        if (event.time() instanceof EventTime.Timed timed) {
            names.add(timed.zone().getId());
        } else if (event.time() instanceof EventTime.Floating) {
            names.add(floatingZone.getId());
        }
        return names;
    }
}
