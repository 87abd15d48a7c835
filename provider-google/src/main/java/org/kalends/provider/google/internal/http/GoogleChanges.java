package org.kalends.provider.google.internal.http;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.Window;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.provider.google.internal.event.AccessRole;

/**
 * Cursor to pages to changes, a whole round in one answer.
 *
 * <p>The first read is limited to the window; what a token answers later knows no window any more, so that everything is told. What a
 * calendar tells that shows no more than when somebody is busy does not say what recurs: it is listed anew whenever anything changes. Of one
 * that hides private events alone, these are listed anew when one of them changes.
 */
public final class GoogleChanges {

    private final GoogleRequests requests;

    private final GooglePages pages;

    private final RoundTeller teller;

    private final int pageSize;

    GoogleChanges(GoogleRequests requests, GooglePages pages, RoundTeller teller, int pageSize) {
        this.requests = requests;
        this.pages = pages;
        this.teller = teller;
        this.pageSize = pageSize;
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#changes}. */
    public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        Optional<GoogleCursor> from = cursor.map(given -> GoogleCursor.read(given, calendar, view))
                .filter(place -> place.token().isPresent());
        return from.isPresent() ? since(calendar, window, view, from.get()) : snapshot(calendar, window, view);
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#read}. */
    public List<RemoteChange> read(CalendarRef calendar, Window slice, RecurrenceView view) {
        Listing listing = expanded(calendar, slice);
        Round round = new Round(listing.events());
        return hidesSeries(listing)
                ? teller.rows(calendar, slice, round)
                : teller.slice(calendar, slice, view, round).stream()
                        .flatMap(GoogleChanges::oneByOne)
                        .toList();
    }

    private static Stream<RemoteChange> oneByOne(RemoteChange change) {
        return change instanceof RemoteChange.SeriesSet set
                ? set.occurrences().stream().map(RemoteChange.Upserted::new)
                : Stream.of(change);
    }

    private ChangePage since(CalendarRef calendar, Window window, RecurrenceView view, GoogleCursor from) {
        String token = from.token().orElseThrow();
        Listing listing = pages.changes(calendar, page -> requests.changes(calendar, from.query(), token, page));
        if (listing.state().role() != from.role()) {
            // The change of a role is in no feed, and yet it changes what can be seen of every event.
            throw new ProviderException(FailureKind.CURSOR_EXPIRED, "accessRole: is another one than it was");
        }
        Round round = new Round(listing.events());
        if (hidesSeries(listing) && !round.isEmpty()) {
            return snapshot(calendar, window, view);
        }
        List<RemoteChange> changes = teller.changes(calendar, window, view, round);
        Cursor next = GoogleCursor.of(
                        calendar,
                        view,
                        from.query(),
                        from.role(),
                        listing.syncToken().or(from::token))
                .cursor();
        return new ChangePage(changes, ChangePage.Kind.DELTA, next, false);
    }

    private ChangePage snapshot(CalendarRef calendar, Window window, RecurrenceView view) {
        FeedQuery query = FeedQuery.of(pageSize);
        Stretch stretch = Stretch.around(window);
        Listing listing = pages.opening(calendar, page -> requests.opening(calendar, query, stretch, page));
        List<RemoteChange> changes = hidesSeries(listing)
                ? teller.rows(
                        calendar, window, new Round(expanded(calendar, window).events()))
                : teller.everything(calendar, window, view, new Round(listing.events()));
        Cursor next = GoogleCursor.of(calendar, view, query, listing.state().role(), listing.syncToken())
                .cursor();
        return new ChangePage(changes, ChangePage.Kind.SNAPSHOT, next, false);
    }

    private Listing expanded(CalendarRef calendar, Window window) {
        Stretch stretch = Stretch.around(window);
        return pages.all(calendar, page -> requests.expanded(calendar, stretch, page));
    }

    private static boolean hidesSeries(Listing listing) {
        return listing.state().role() == AccessRole.FREE_BUSY_READER;
    }
}
