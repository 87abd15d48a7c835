package org.kalends.provider.icloud.internal.dav;

import java.util.Optional;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;

/**
 * A place in the feed of one calendar: {@code 1 <feed> <view> <calendar> <series> <place>}, separated by blanks; the last part is the server's
 * own word, whatever it holds.
 *
 * @param feed how the place was told
 * @param view how series are told
 * @param calendar decoded path of the calendar
 * @param series what was told by its occurrences
 * @param place a sync token or a ctag; empty at the very beginning, or where the server has no ctag
 */
record SyncCursor(Feed feed, RecurrenceView view, String calendar, ToldSeries series, String place) {

    /** How the server tells what changed. */
    enum Feed {
        /** By sync-collection. */
        TOKEN,
        /** By sync-collection, in the middle of a snapshot that the server hands out in pieces. */
        SNAPSHOT,
        /** By ctag alone: it tells whether something changed, not what. */
        CTAG
    }

    /** Returns the beginning. */
    static SyncCursor begin(RecurrenceView view, String calendar) {
        return new SyncCursor(Feed.SNAPSHOT, view, calendar, ToldSeries.NONE, "");
    }

    /** Reads a cursor; CURSOR_EXPIRED when it is not one of this calendar and view. */
    static SyncCursor read(Cursor cursor, RecurrenceView view, String calendar) {
        return parse(cursor.value())
                .filter(read -> read.view == view && read.calendar.equals(calendar))
                .orElseThrow(() -> new ProviderException(
                        FailureKind.CURSOR_EXPIRED, "the cursor is not one of this calendar and view"));
    }

    private static Optional<SyncCursor> parse(String text) {
        String[] parts = text.split(" ", 6);
        if (parts.length != 6 || !parts[0].equals("1")) {
            return Optional.empty();
        }
        try {
            Feed feed = Feed.valueOf(parts[1]);
            RecurrenceView view = RecurrenceView.valueOf(parts[2]);
            return ToldSeries.read(parts[4])
                    .map(series -> new SyncCursor(feed, view, DavPaths.decode(parts[3]), series, parts[5]));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    Cursor cursor() {
        return new Cursor(
                "1 " + feed + " " + view + " " + DavPaths.encode(calendar) + " " + series.text() + " " + place);
    }

    /** Returns the next place in the same calendar. */
    SyncCursor at(Feed nextFeed, ToldSeries nextSeries, String nextPlace) {
        return new SyncCursor(nextFeed, view, calendar, nextSeries, nextPlace);
    }

    ChangePage.Kind kind() {
        return feed == Feed.SNAPSHOT ? ChangePage.Kind.SNAPSHOT : ChangePage.Kind.DELTA;
    }
}
