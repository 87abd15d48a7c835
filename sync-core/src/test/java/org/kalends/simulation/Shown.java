package org.kalends.simulation;

import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.RemoteWrite;

/** Events in one line, for traces. */
final class Shown {

    private Shown() {}

    static String of(RemoteEvent event) {
        return event.version().value() + " " + of(event.event())
                + event.originMark()
                        .map(OriginMark::text)
                        .map(mark -> " mark " + mark)
                        .orElse("");
    }

    static String of(RemoteWrite write) {
        if (write instanceof RemoteWrite.Create create) {
            return "CREATE " + create.mark().text() + " " + of(create.event());
        }
        if (write instanceof RemoteWrite.Update update) {
            return "UPDATE " + update.key() + " " + update.version().value() + " " + update.fields() + " "
                    + of(update.event());
        }
        return "DELETE " + ((RemoteWrite.Delete) write).key();
    }

    static String of(CalendarEvent event) {
        return "'" + event.title() + "' '" + event.description().text() + "' '" + event.location() + "' "
                + of(event.time()) + " " + event.availability() + " " + event.sensitivity() + " " + event.status()
                + (event.isMeeting() ? " meeting" : "")
                + event.recurrence()
                        .map(series -> " " + series.rule().frequency() + "/"
                                + series.rule().interval() + " " + series.rule().end() + " without "
                                + series.exclusions() + " except "
                                + series.overrides().keySet())
                        .orElse("");
    }

    private static String of(EventTime time) {
        if (time instanceof EventTime.Timed timed) {
            return timed.start() + ".." + timed.end().toLocalTime();
        }
        return time.toString();
    }
}
