package org.kalends.core.internal.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.Progress;
import org.kalends.api.store.Side;
import org.kalends.core.internal.plan.MappingFailure;

/** Reads one side: from its cursor, or all of it when there is none or it has expired. */
final class FeedReader {

    private final RunContext run;
    private final Side side;
    private final CalendarProvider provider;
    private final CalendarRef calendar;
    private final RecurrenceView view;

    FeedReader(RunContext run, Side side) {
        this.run = run;
        this.side = side;
        this.provider = run.provider(side);
        this.calendar = run.pair().calendar(side);
        this.view = run.pair().policy().recurrence();
    }

    Feed read(Progress progress, List<ParkedEvent> parked, List<EventKey> suspects) {
        Feed feed = read(progress.cursor(side));
        if (!feed.snapshot()) {
            newDays(progress)
                    .ifPresent(slice -> provider.read(calendar, slice, view).forEach(feed::addIfSilent));
        }
        List<EventKey> again = new ArrayList<>(suspects);
        again.addAll(due(parked));
        again.forEach(key -> readAgain(feed, key));
        foldUnholdableSeries(feed);
        return feed;
    }

    private Feed read(Optional<Cursor> cursor) {
        try {
            return pages(cursor);
        } catch (ProviderException e) {
            if (e.kind() == FailureKind.CURSOR_EXPIRED && cursor.isPresent()) {
                return pages(Optional.empty());
            }
            throw e;
        }
    }

    private Feed pages(Optional<Cursor> start) {
        Feed feed = new Feed(side);
        Optional<Cursor> cursor = start;
        boolean snapshot = false;
        while (true) {
            ChangePage page = provider.changes(calendar, run.window(), view, cursor);
            page.changes().forEach(feed::add);
            snapshot |= page.kind() == ChangePage.Kind.SNAPSHOT;
            if (!page.more()) {
                feed.endsAt(page.next(), snapshot);
                return feed;
            }
            if (cursor.equals(Optional.of(page.next()))) {
                throw new ProviderException(FailureKind.PERMANENT, "the change feed promises more and does not move");
            }
            cursor = Optional.of(page.next());
        }
    }

    /** Returns the days that the rolling window has taken in since they were last read. */
    private Optional<Window> newDays(Progress progress) {
        return progress.coveredUntil()
                .filter(covered -> covered.isBefore(run.window().end()))
                .map(covered ->
                        new Window(covered, run.window().end(), run.window().zone()));
    }

    /** When one parked event is due, all are: one may be the reason why another one was parked. */
    private List<EventKey> due(List<ParkedEvent> parked) {
        Instant now = run.clock().instant();
        boolean isDue = parked.stream().anyMatch(event -> !event.retryAt().isAfter(now));
        return parked.stream()
                .filter(event -> isDue && event.side() == side)
                .map(ParkedEvent::key)
                .toList();
    }

    private void readAgain(Feed feed, EventKey key) {
        try {
            Optional<RemoteEvent> event = provider.get(calendar, key);
            if (event.isEmpty()) {
                feed.remove(key);
            } else if (view == RecurrenceView.OCCURRENCES
                    && event.get().event().recurrence().isPresent()) {
                feed.add(new RemoteChange.SeriesSet(key, provider.occurrences(calendar, key, run.window())));
            } else {
                feed.add(new RemoteChange.Upserted(event.get()));
            }
        } catch (ProviderException e) {
            if (e.kind() != FailureKind.PERMANENT) {
                throw e;
            }
            feed.add(new RemoteChange.Unreadable(key, String.valueOf(e.getMessage())));
        }
    }

    /** Turns series that the other side cannot hold into their occurrences. */
    private void foldUnholdableSeries(Feed feed) {
        Map<EventKey, RemoteEvent> series = new HashMap<>();
        feed.present().forEach((key, event) -> {
            boolean original =
                    event.originMark().isEmpty() && event.event().recurrence().isPresent();
            if (original && refused(event)) {
                series.put(key, event);
            }
        });
        series.keySet()
                .forEach(key ->
                        feed.add(new RemoteChange.SeriesSet(key, provider.occurrences(calendar, key, run.window()))));
    }

    private boolean refused(RemoteEvent event) {
        CalendarEvent copy;
        try {
            copy = run.crossing().forward(side, event.event());
        } catch (MappingFailure e) {
            return false;
        }
        return run.crossing()
                .capabilities(side.other())
                .seriesLimits()
                .refusal(copy)
                .isPresent();
    }
}
