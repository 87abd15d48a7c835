package org.kalends.provider.m365.internal.graph;

import com.microsoft.graph.models.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.provider.m365.internal.event.GraphReader;

/** Puts remote events together: what is read, under which key, in which version, with which mark. */
final class RemoteEvents {

    private static final EventTime NO_TIME = new EventTime.AllDay(LocalDate.EPOCH, LocalDate.EPOCH.plusDays(1));

    private RemoteEvents() {}

    /** Returns a single event, or a whole series when the event recurs and was asked for as one. */
    static RemoteEvent whole(GraphItem item, Own own) {
        Event event = item.event();
        if (event.getRecurrence() == null) {
            return remote(item, new Version(item.etag()), own, GraphReader.read(event, own.facts()));
        }
        List<Event> exceptions =
                Optional.ofNullable(event.getExceptionOccurrences()).orElse(List.of());
        List<String> cancelled =
                Optional.ofNullable(event.getCancelledOccurrences()).orElse(List.of());
        CalendarEvent series = GraphReader.series(event, exceptions, cancelled, own.facts());
        return remote(item, SeriesVersion.of(item.etag(), series), own, series);
    }

    /** Returns the version of an event or a series; that of one that cannot be read says nothing of exceptions. */
    static Version version(Owned owned) {
        try {
            return whole(owned.item(), owned.own()).version();
        } catch (RuntimeException unreadable) {
            return new Version(owned.item().etag());
        }
    }

    /**
     * Returns an event or a series as far as it takes to delete it, whatever it says: without a title, on a day that is not its own, and
     * in a version that {@link #version} gives to what cannot be read.
     */
    static RemoteEvent bare(Owned owned) {
        return new RemoteEvent(
                new EventKey(owned.item().id()),
                new Version(owned.item().etag()),
                Optional.empty(),
                Optional.empty(),
                owned.own().mark(),
                Optional.empty(),
                CalendarEvent.builder(NO_TIME).build());
    }

    /** Returns an occurrence of a series. */
    static RemoteEvent occurrence(GraphItem item, GraphItem master, Own own) {
        Event event = item.event();
        Event series = master.event();
        OriginalStart start =
                GraphReader.originalStart(event, series, own.facts()).orElseThrow(() -> new UnplacedOccurrence());
        CalendarEvent content = GraphReader.occurrence(event, series, own.facts());
        return new RemoteEvent(
                new EventKey(item.id()),
                OccurrenceVersion.of(start, own.mark(), content),
                Optional.of(new EventKey(master.id())),
                Optional.of(start),
                own.mark(),
                item.type() == GraphItem.Type.EXCEPTION ? modified(event) : modified(series),
                content);
    }

    private static RemoteEvent remote(GraphItem item, Version version, Own own, CalendarEvent content) {
        return new RemoteEvent(
                new EventKey(item.id()),
                version,
                Optional.empty(),
                Optional.empty(),
                own.mark(),
                modified(item.event()),
                content);
    }

    private static Optional<Instant> modified(Event event) {
        @Nullable OffsetDateTime at = event.getLastModifiedDateTime();
        return Optional.ofNullable(at).map(OffsetDateTime::toInstant);
    }
}
