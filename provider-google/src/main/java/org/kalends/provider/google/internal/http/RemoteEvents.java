package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.provider.google.internal.event.EventIds;
import org.kalends.provider.google.internal.event.GoogleReader;
import org.kalends.provider.google.internal.event.MarkProperty;

/** Puts remote events together: what is read, under which key, in which version, with which mark. */
final class RemoteEvents {

    private final GoogleReader reader;

    RemoteEvents(GoogleReader reader) {
        this.reader = reader;
    }

    /** Returns a single event. Of a hidden one nothing but its id says that it is an occurrence. */
    RemoteEvent single(Event event) {
        CalendarEvent content = reader.read(event);
        Optional<String> series = GoogleReader.isHidden(event) ? EventIds.seriesOf(event.getId()) : Optional.empty();
        Optional<OriginalStart> start = series.flatMap(id -> reader.originalStart(event, event));
        return new RemoteEvent(
                new EventKey(event.getId()),
                new Version(event.getEtag()),
                series.filter(id -> start.isPresent()).map(EventKey::new),
                start,
                MarkProperty.read(event),
                GoogleReader.modifiedAt(event),
                content);
    }

    /**
     * Returns a whole series.
     *
     * @param exceptions the occurrences that differ, and those that are gone
     */
    RemoteEvent series(Event event, List<Event> exceptions) {
        CalendarEvent series = Plain.compacted(reader.series(event, exceptions));
        return new RemoteEvent(
                new EventKey(event.getId()),
                Versions.whole(event.getEtag(), series),
                Optional.empty(),
                Optional.empty(),
                MarkProperty.read(event),
                GoogleReader.modifiedAt(event),
                series);
    }

    /** Returns an occurrence of a series. */
    RemoteEvent occurrence(Event event, Event series) {
        OriginalStart start = reader.originalStart(event, series).orElseThrow(UnplacedOccurrence::new);
        CalendarEvent content = reader.occurrence(event, series);
        Optional<OriginMark> mark = MarkProperty.read(series);
        return new RemoteEvent(
                new EventKey(event.getId()),
                Versions.occurrence(start, mark, content),
                Optional.of(new EventKey(series.getId())),
                Optional.of(start),
                mark,
                GoogleReader.modifiedAt(event),
                content);
    }
}
