package org.kalends.provider.icloud.internal.dav;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                : byCtag(connection, from.at(SyncCursor.Feed.CTAG, ""), reader);
    }

    private ChangePage byToken(DavConnection connection, SyncCursor from, SyncPage page, FeedReader reader) {
        Kind kind = from.kind();
        List<RemoteChange> changes = new ArrayList<>();
        if (kind == Kind.DELTA) {
            page.removed().forEach(name -> changes.add(new RemoteChange.Removed(EventKeys.of(name))));
        }
        resources.load(connection, from.calendar(), page.changed())
                .forEach((name, body) -> changes.addAll(reader.changes(name, body, kind)));
        SyncCursor.Feed feed =
                page.truncated() && kind == Kind.SNAPSHOT ? SyncCursor.Feed.SNAPSHOT : SyncCursor.Feed.TOKEN;
        return new ChangePage(changes, kind, from.at(feed, page.token()).cursor(), page.truncated());
    }

    private ChangePage byCtag(DavConnection connection, SyncCursor from, FeedReader reader) {
        String calendar = from.calendar();
        String what = "asking for the ctag";
        DavAnswer answer = connection.propfind(calendar, 0, DavXml.names(DavXml.CTAG));
        String ctag = Multistatus.of(answer, what).rows().stream()
                .flatMap(row -> row.text(DavXml.CTAG).stream())
                .findFirst()
                .orElse("");
        SyncCursor next = from.at(SyncCursor.Feed.CTAG, ctag);
        if (!ctag.isEmpty() && ctag.equals(from.place())) {
            return new ChangePage(List.of(), Kind.DELTA, next.cursor(), false);
        }
        List<RemoteChange> changes = new ArrayList<>();
        resources.load(connection, calendar, Listed.all(connection, calendar))
                .forEach((name, body) -> changes.addAll(reader.changes(name, body, Kind.SNAPSHOT)));
        return new ChangePage(changes, Kind.SNAPSHOT, next.cursor(), false);
    }
}
