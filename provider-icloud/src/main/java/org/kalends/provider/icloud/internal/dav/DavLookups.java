package org.kalends.provider.icloud.internal.dav;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.provider.icloud.internal.ics.IcsProblem;

/** Everything that is read without a cursor. */
public final class DavLookups {

    private static final ZoneId NO_ZONE = ZoneOffset.UTC;

    private final DavConnections connections;

    private final DavResources resources;

    DavLookups(DavConnections connections, DavResources resources) {
        this.connections = connections;
        this.resources = resources;
    }

    /**
     * See {@link org.kalends.api.provider.CalendarProvider#read}. Looks at the whole calendar: what a server says about a stretch of time
     * leaves out series on some, and what was read before costs nothing.
     */
    public List<RemoteChange> read(CalendarRef ref, Window slice, RecurrenceView view) {
        String calendar = DavPaths.folder(ref.calendarId());
        DavConnection connection = connections.open(ref.account());
        FeedReader reader = new FeedReader(slice, view, connection.ownerEmail());
        List<RemoteChange> found = new ArrayList<>();
        resources
                .load(connection, calendar, Listed.all(connection, calendar))
                .forEach((name, body) -> found.addAll(reader.slice(name, body)));
        return found;
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#occurrences}. */
    public List<RemoteEvent> occurrences(CalendarRef ref, EventKey seriesKey, Window window) {
        EventReader reader = EventKeys.read(seriesKey)
                .flatMap(key -> open(ref, key.name(), window.zone()))
                .filter(found -> readable(found::hasEvents))
                .orElseThrow(() -> new ProviderException(FailureKind.NOT_FOUND, "the series is gone"));
        return readable(() -> {
            if (!reader.ics().recurs()) {
                throw new ProviderException(FailureKind.NOT_FOUND, "it is no series any more");
            }
            return reader.occurrences(window);
        });
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#get}. */
    public Optional<RemoteEvent> get(CalendarRef ref, EventKey key) {
        Optional<EventKeys> asked = EventKeys.read(key);
        Optional<EventReader> found =
                asked.flatMap(one -> open(ref, one.name(), NO_ZONE)).filter(reader -> readable(reader::hasEvents));
        return found.flatMap(reader -> readable(() ->
                asked.flatMap(EventKeys::start).map(reader::occurrence).orElseGet(() -> Optional.of(reader.whole()))));
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#findByOrigin}. */
    public Optional<RemoteEvent> findByOrigin(CalendarRef ref, OriginMark mark) {
        return open(ref, CopyNames.file(mark), NO_ZONE)
                .filter(reader -> readable(() -> reader.isCopy(mark)))
                .map(reader -> readable(() -> reader.whole(Optional.of(mark))));
    }

    /**
     * See {@link org.kalends.api.provider.CalendarProvider#findCopies}. Looks at the whole calendar: a mark may have been put on an event that had
     * its own name before. Of a copy that is no iCalendar any more nothing proves that it is one: it is left out.
     */
    public List<RemoteEvent> findCopies(CalendarRef ref, String installation, String pair) {
        String calendar = DavPaths.folder(ref.calendarId());
        DavConnection connection = connections.open(ref.account());
        return all(connection, calendar)
                .flatMap(resource -> copy(connection, resource, installation, pair).stream())
                .toList();
    }

    private static Optional<RemoteEvent> copy(
            DavConnection connection, DavResource resource, String installation, String pair) {
        try {
            EventReader reader = EventReader.of(resource, NO_ZONE, connection.ownerEmail());
            String prefix = CopyNames.prefix(installation, pair);
            Optional<OriginMark> mark = reader.ics()
                    .originMark()
                    .or(() -> CopyNames.lost(resource.name(), reader.ics().uid())
                            .filter(lost -> resource.name().startsWith(prefix))
                            .map(lost -> new OriginMark(installation, pair, lost.original(), lost.generation())));
            return mark.filter(one -> one.installation().equals(installation)
                            && one.pair().equals(pair))
                    .map(one -> copy(reader, one));
        } catch (IcsProblem unreadable) {
            return Optional.empty();
        }
    }

    private static RemoteEvent copy(EventReader reader, OriginMark mark) {
        try {
            return reader.whole(Optional.of(mark));
        } catch (IcsProblem unreadable) {
            return RemoteEvent.unreadable(reader.key(), reader.resource().version(), mark);
        }
    }

    /**
     * See {@link org.kalends.api.provider.CalendarProvider#findByUid}. The server's own search is asked first and believed only where it finds
     * something: iCloud's is broken.
     */
    public Optional<RemoteEvent> findByUid(CalendarRef ref, String iCalUid) {
        String calendar = DavPaths.folder(ref.calendarId());
        DavConnection connection = connections.open(ref.account());
        DavAnswer hint = connection.report(calendar, 1, DavReports.byUid(iCalUid));
        if (Set.of(401, 404, 429, 503).contains(hint.status())) {
            throw DavErrors.of(hint, "search by UID");
        }
        List<Listed> hinted = new ArrayList<>();
        Multistatus.read(hint)
                .ifPresent(answer -> answer.rows().stream()
                        .filter(Multistatus.Row::success)
                        .forEach(row -> DavPaths.child(calendar, DavPaths.of(calendar, row.href()))
                                .ifPresent(name -> hinted.add(new Listed(name, row.href(), row.text(DavXml.ETAG))))));
        return present(resources.load(connection, calendar, hinted))
                .flatMap(resource -> original(connection, resource, iCalUid).stream())
                .findFirst()
                .or(() -> all(connection, calendar)
                        .flatMap(resource -> original(connection, resource, iCalUid).stream())
                        .findFirst());
    }

    private Stream<DavResource> all(DavConnection connection, String calendar) {
        return present(resources.load(connection, calendar, Listed.all(connection, calendar)));
    }

    private static Stream<DavResource> present(Map<String, Body> bodies) {
        return bodies.values().stream()
                .flatMap(body -> body instanceof Body.Present found ? Stream.of(found.resource()) : Stream.empty());
    }

    private static Optional<RemoteEvent> original(DavConnection connection, DavResource resource, String iCalUid) {
        try {
            EventReader reader = EventReader.of(resource, NO_ZONE, connection.ownerEmail());
            boolean same = reader.ics().uid().equals(iCalUid) && reader.hasEvents();
            return same && reader.mark().isEmpty() ? Optional.of(reader.whole()) : Optional.empty();
        } catch (IcsProblem unreadable) {
            return Optional.empty();
        }
    }

    private Optional<EventReader> open(CalendarRef ref, String name, ZoneId zone) {
        DavConnection connection = connections.open(ref.account());
        Body body = resources.get(connection, DavPaths.folder(ref.calendarId()), name);
        if (body instanceof Body.Refused refused) {
            throw new ProviderException(FailureKind.PERMANENT, "the event cannot be read: " + refused.problem());
        }
        return body instanceof Body.Present present
                ? Optional.of(readable(() -> EventReader.of(present.resource(), zone, connection.ownerEmail())))
                : Optional.empty();
    }

    private static <T> T readable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IcsProblem problem) {
            throw new ProviderException(
                    FailureKind.PERMANENT, "the event cannot be read: " + problem.getMessage(), problem);
        }
    }
}
