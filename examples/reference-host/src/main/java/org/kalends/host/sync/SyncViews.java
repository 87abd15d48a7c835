package org.kalends.host.sync;

import java.util.List;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.SyncPair;
import org.kalends.api.store.SyncStore;
import org.kalends.host.connection.ConnectionId;
import org.kalends.host.problem.Problem;
import org.kalends.host.push.WatchedCalendars;
import org.kalends.host.sync.SyncCalendarView.Updates;
import org.springframework.stereotype.Component;

/** Puts together what a user sees of a sync. */
@Component
final class SyncViews {

    private final SyncStore store;
    private final WatchedCalendars watched;
    private final RunProgress progress;
    private final DueTimes due;

    SyncViews(SyncStore store, WatchedCalendars watched, RunProgress progress, DueTimes due) {
        this.store = store;
        this.watched = watched;
        this.progress = progress;
        this.due = due;
    }

    SyncView of(SyncRow row) {
        return find(row).orElseThrow(() -> Problem.notFound("sync"));
    }

    /** Returns the view of a sync; empty when its pair is gone. */
    Optional<SyncView> find(SyncRow row) {
        return store.pair(row.id().pair()).map(pair -> of(row, pair));
    }

    private SyncView of(SyncRow row, SyncPair pair) {
        Optional<RunReport> last = store.reports(pair.id(), 1).stream().findFirst();
        List<ParkedEvent> parked = store.parked(pair.id());
        SyncRequest request = PolicyWords.request(
                new CalendarChoice(row.source().value(), pair.a().calendarId()),
                new CalendarChoice(row.target().value(), pair.b().calendarId()),
                pair.policy());
        return new SyncView(
                row.id().value(),
                pair.status(),
                calendar(row.source(), row.sourceName(), pair.a()),
                calendar(row.target(), row.targetName(), pair.b()),
                request.direction(),
                request.recurrence(),
                request.window(),
                request.forward(),
                request.back(),
                request.conflict(),
                request.deletedCopy(),
                request.guard(),
                request.editOwnMeetings(),
                row.createdAt(),
                store.activeLinks(pair.id()),
                parked.size(),
                last.map(ReportView::of),
                SyncProblems.runs(pair.status()) ? due.of(pair.id()) : Optional.empty(),
                progress.of(pair.id()),
                SyncProblems.of(pair, last, parked.size()));
    }

    private SyncCalendarView calendar(ConnectionId connection, String name, CalendarRef calendar) {
        Updates updates = watched.rings(calendar) ? Updates.PUSH : Updates.POLLING;
        return new SyncCalendarView(connection.value(), calendar.calendarId(), name, updates);
    }
}
