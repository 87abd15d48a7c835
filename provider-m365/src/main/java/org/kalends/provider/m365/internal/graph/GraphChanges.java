package org.kalends.provider.m365.internal.graph;

import com.google.gson.JsonElement;
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
 * outgrows it. A round that gets stuck or takes too long is read again in larger pages. If that does not help either, a first round
 * gives way to a listing without a feed, and the next answer begins anew; a later one that gets stuck has lost its place, and one that
 * takes too long is RETRYABLE, until it has been too long for hours.
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

    private final SlowPlaces slow;

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
        this.slow = new SlowPlaces(settings.clock());
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#changes}. */
    public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        Optional<GraphCursor> from = cursor.map(given -> GraphCursor.read(given, calendar, view))
                .filter(place -> place.covers(window) && place.target().isPresent());
        return from.isPresent() ? since(calendar, window, view, from.get()) : snapshot(calendar, window, view);
    }

    /** See {@link org.kalends.api.provider.CalendarProvider#read}. */
    public List<RemoteChange> read(CalendarRef calendar, Window slice, RecurrenceView view) {
        Round round = listed(calendar, Stretch.around(slice));
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
        DeltaFeed.Done done = inTime(calendar, link)
                .orElseThrow(() -> new ProviderException(
                        FailureKind.CURSOR_EXPIRED, link.name() + ": the changes do not come to an end"));
        Stretch stretch = new Stretch(from.from(), from.to());
        done.round().miss(known.heardSince(calendar, from.moment()));
        List<RemoteChange> changes = teller.changes(calendar, window, view, done.round(), stretch);
        remember(calendar, done.round());
        Cursor next = GraphCursor.of(calendar, view, stretch, Optional.of(done.target()), known.moment())
                .cursor();
        return new ChangePage(changes, ChangePage.Kind.DELTA, next, false);
    }

    /** A service that is slow for now costs no cursor; a place that stays too heavy to be read from is as good as lost. */
    private Optional<DeltaFeed.Done> inTime(CalendarRef calendar, GraphRequest link) {
        try {
            Optional<DeltaFeed.Done> done = round(calendar, link);
            slow.forget(calendar);
            return done;
        } catch (DeltaFeed.Slow late) {
            if (slow.isLasting(calendar, link.target())) {
                return Optional.empty();
            }
            throw late.failure();
        }
    }

    private ChangePage snapshot(CalendarRef calendar, Window window, RecurrenceView view) {
        Stretch stretch = Stretch.of(window, settings.nearSlack(), settings.farSlack());
        Optional<DeltaFeed.Done> done = openedInTime(calendar, requests.delta(calendar, stretch));
        Round round = done.map(DeltaFeed.Done::round).orElseGet(() -> listed(calendar, stretch.pieces(PIECE)));
        List<RemoteChange> changes = teller.everything(calendar, window, view, round);
        remember(calendar, round);
        Cursor next = GraphCursor.of(calendar, view, stretch, done.map(DeltaFeed.Done::target), known.moment())
                .cursor();
        return new ChangePage(changes, ChangePage.Kind.SNAPSHOT, next, false);
    }

    private void remember(CalendarRef calendar, Round round) {
        round.present().forEach(id -> known.seen(calendar, id));
        round.here().forEach(id -> known.hear(calendar, id));
    }

    /** A feed that is too heavy to be opened is none: the events can still be listed stretch by stretch. */
    private Optional<DeltaFeed.Done> openedInTime(CalendarRef calendar, GraphRequest first) {
        try {
            return opened(calendar, first);
        } catch (DeltaFeed.Slow heavy) {
            return Optional.empty();
        }
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

    /** Reads a round, at need once more in larger pages; empty when it does not come to an end. */
    private Optional<DeltaFeed.Done> round(CalendarRef calendar, GraphRequest first) {
        try {
            return Optional.of(feed.round(calendar.account(), first));
        } catch (DeltaFeed.Stuck | DeltaFeed.Slow inSmallPages) {
            int larger = Math.min(settings.pageSize() * LARGER, LARGEST_PAGE);
            try {
                return Optional.of(feed.round(calendar.account(), first.withPageSize(larger)));
            } catch (DeltaFeed.Stuck still) {
                return Optional.empty();
            }
        }
    }

    /** Lists a stretch, at need in pieces. */
    private Round listed(CalendarRef calendar, Stretch stretch) {
        Optional<List<JsonElement>> whole =
                pages.allUnlessTooHeavy(calendar.account(), requests.view(calendar, stretch));
        if (whole.isEmpty()) {
            return listed(calendar, stretch.pieces(PIECE));
        }
        Round round = new Round();
        round.add(whole.get());
        return round;
    }

    private Round listed(CalendarRef calendar, List<Stretch> pieces) {
        Round round = new Round();
        for (Stretch piece : pieces) {
            round.add(pages.all(calendar.account(), requests.view(calendar, piece)));
        }
        return round;
    }
}
