package org.kalends.provider.m365.internal.graph;

import java.time.Duration;
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

/**
 * Cursor to pages to changes, a whole round in one answer.
 *
 * <p>The window of a feed is fixed when it is opened: it is opened wider than asked for, and opened again when the asked window
 * outgrows it. A round that gets stuck is read again in larger pages; if that does not help either, the events are listed without
 * a feed, and the next answer begins anew.
 */
public final class GraphChanges {

    private static final int LARGER = 5;

    private static final int LARGEST_PAGE = 1_000;

    private static final Duration PIECE = Duration.ofDays(31);

    private final GraphSettings settings;

    private final GraphRequests requests;

    private final DeltaFeed feed;

    private final GraphPages pages;

    private final RoundTeller teller;

    private final KnownEvents known;

    GraphChanges(
            GraphSettings settings,
            GraphRequests requests,
            DeltaFeed feed,
            GraphPages pages,
            RoundTeller teller,
            KnownEvents known) {
        this.settings = settings;
        this.requests = requests;
        this.feed = feed;
        this.pages = pages;
        this.teller = teller;
        this.known = known;
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#changes}. */
    public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        Optional<GraphCursor> from = cursor.map(given -> GraphCursor.read(given, calendar, view))
                .filter(place -> place.covers(window) && place.target().isPresent());
        return from.isPresent() ? since(calendar, window, view, from.get()) : snapshot(calendar, window, view);
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#read}. */
    public List<RemoteChange> read(CalendarRef calendar, Window slice, RecurrenceView view) {
        Round round = listed(calendar, List.of(Stretch.around(slice)));
        return teller.everything(calendar, slice, view, round).stream()
                .flatMap(GraphChanges::oneByOne)
                .toList();
    }

    private static Stream<RemoteChange> oneByOne(RemoteChange change) {
        return change instanceof RemoteChange.SeriesSet set
                ? set.occurrences().stream().map(RemoteChange.Upserted::new)
                : Stream.of(change);
    }

    private ChangePage since(CalendarRef calendar, Window window, RecurrenceView view, GraphCursor from) {
        GraphRequest link = GraphRequest.link(
                requests.delta(calendar, new Stretch(from.from(), from.to())).shape(),
                from.target().orElseThrow(),
                new Preferences(settings.pageSize(), Preferences.Body.TEXT));
        DeltaFeed.Done done = round(calendar, link)
                .orElseThrow(() -> new ProviderException(
                        FailureKind.CURSOR_EXPIRED, link.name() + ": the changes do not come to an end"));
        Stretch stretch = new Stretch(from.from(), from.to());
        done.round().miss(known.heardSince(calendar, from.moment()));
        List<RemoteChange> changes = teller.changes(calendar, window, view, done.round(), stretch);
        done.round().here().forEach(id -> known.hear(calendar, id));
        Cursor next = GraphCursor.of(calendar, view, stretch, Optional.of(done.target()), known.moment())
                .cursor();
        return new ChangePage(changes, ChangePage.Kind.DELTA, next, false);
    }

    private ChangePage snapshot(CalendarRef calendar, Window window, RecurrenceView view) {
        Stretch stretch = Stretch.of(window, settings.nearSlack(), settings.farSlack());
        Optional<DeltaFeed.Done> done = opened(calendar, requests.delta(calendar, stretch));
        Round round = done.map(DeltaFeed.Done::round).orElseGet(() -> listed(calendar, stretch.pieces(PIECE)));
        List<RemoteChange> changes = teller.everything(calendar, window, view, round);
        round.here().forEach(id -> known.hear(calendar, id));
        Cursor next = GraphCursor.of(calendar, view, stretch, done.map(DeltaFeed.Done::target), known.moment())
                .cursor();
        return new ChangePage(changes, ChangePage.Kind.SNAPSHOT, next, false);
    }

    /** A feed that loses its place while it is opened is opened once more; there is no cursor that could expire. */
    private Optional<DeltaFeed.Done> opened(CalendarRef calendar, GraphRequest first) {
        try {
            return round(calendar, first);
        } catch (ProviderException lost) {
            if (lost.kind() != FailureKind.CURSOR_EXPIRED) {
                throw lost;
            }
        }
        try {
            return round(calendar, first);
        } catch (ProviderException lost) {
            if (lost.kind() != FailureKind.CURSOR_EXPIRED) {
                throw lost;
            }
            throw new ProviderException(FailureKind.RETRYABLE, first.name() + ": the feed loses its place", lost);
        }
    }

    /** Reads a round, at need in larger pages; empty when it does not come to an end. */
    private Optional<DeltaFeed.Done> round(CalendarRef calendar, GraphRequest first) {
        try {
            return Optional.of(feed.round(calendar.account(), first));
        } catch (DeltaFeed.Stuck inSmallPages) {
            int larger = Math.min(settings.pageSize() * LARGER, LARGEST_PAGE);
            try {
                return Optional.of(feed.round(calendar.account(), first.withPageSize(larger)));
            } catch (DeltaFeed.Stuck still) {
                return Optional.empty();
            }
        }
    }

    private Round listed(CalendarRef calendar, List<Stretch> pieces) {
        Round round = new Round();
        for (Stretch piece : pieces) {
            round.add(pages.all(calendar.account(), requests.view(calendar, piece)));
        }
        return round;
    }
}
