package org.kalends.provider.icloud.internal.dav;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.Window;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.ChangePage.Kind;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;

/**
 * Cursor to pages to changes: by sync-collection (RFC 6578), and where a server has none, by ctag and a full listing.
 *
 * <p>Without a cursor a snapshot, with one a delta. A page ends where the server ends it; its bodies are read before it is
 * handed out, so that a cursor never stands behind something that was not told.
 */
public final class DavChanges {

    private final DavConnections connections;

    private final DavResources resources;

    DavChanges(DavConnections connections, DavResources resources) {
        this.connections = connections;
        this.resources = resources;
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#changes}. */
    public ChangePage changes(CalendarRef ref, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        String calendar = DavPaths.folder(ref.calendarId());
        DavConnection connection = connections.open(ref.account());
        SyncCursor from = cursor.map(given -> SyncCursor.read(given, view, calendar))
                .orElseGet(() -> SyncCursor.begin(view, calendar));
        FeedReader reader = new FeedReader(window, view, connection.ownerEmail());
        if (from.feed() == SyncCursor.Feed.CTAG) {
            return byCtag(connection, from, reader);
        }
        Optional<SyncPage> page = new SyncFeed(connection, calendar).page(from.place());
        return page.isPresent()
                ? byToken(connection, from, page.get(), reader)
                : byCtag(connection, from.at(SyncCursor.Feed.CTAG, ToldSeries.NONE, ""), reader);
    }

    private ChangePage byToken(DavConnection connection, SyncCursor from, SyncPage page, FeedReader reader) {
        Map<String, Body> bodies = new LinkedHashMap<>();
        page.removed().forEach(name -> bodies.put(name, new Body.Gone()));
        bodies.putAll(resources.load(connection, from.calendar(), page.changed()));
        boolean first = from.place().isEmpty();
        SyncCursor.Feed feed = page.truncated() ? from.feed() : SyncCursor.Feed.TOKEN;
        return page(
                from, bodies, reader, first, from.kind(), next -> from.at(feed, next, page.token()), page.truncated());
    }

    private ChangePage byCtag(DavConnection connection, SyncCursor from, FeedReader reader) {
        String calendar = from.calendar();
        DavAnswer answer = connection.propfind(calendar, 0, DavXml.names(DavXml.CTAG));
        String ctag = Multistatus.of(answer, "asking for the ctag").rows().stream()
                .flatMap(row -> row.text(DavXml.CTAG).stream())
                .findFirst()
                .orElse("");
        if (!ctag.isEmpty() && ctag.equals(from.place())) {
            return new ChangePage(List.of(), Kind.DELTA, from.cursor(), false);
        }
        Map<String, Body> bodies = resources.load(connection, calendar, Listed.all(connection, calendar));
        SyncCursor anew = SyncCursor.begin(from.view(), calendar);
        return page(
                anew, bodies, reader, true, Kind.SNAPSHOT, next -> anew.at(SyncCursor.Feed.CTAG, next, ctag), false);
    }

    /**
     * Puts a page together.
     *
     * @param first whether nothing was told before, so that what is not there need not be told either; some servers list old
     *     deletions at the very beginning
     */
    private static ChangePage page(
            SyncCursor from,
            Map<String, Body> bodies,
            FeedReader reader,
            boolean first,
            Kind kind,
            Function<ToldSeries, SyncCursor> next,
            boolean more) {
        Map<String, List<RemoteChange>> told = new LinkedHashMap<>();
        bodies.forEach((name, body) -> told.put(name, reader.changes(name, body, from.series())));
        if (first) {
            told.values().removeIf(changes -> changes.stream().anyMatch(RemoteChange.Removed.class::isInstance));
        }
        List<RemoteChange> changes =
                told.values().stream().flatMap(List::stream).toList();
        return new ChangePage(
                changes, kind, next.apply(from.series().after(told)).cursor(), more);
    }
}
