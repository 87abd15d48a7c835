package org.kalends.host.sync;

import java.time.Instant;
import java.util.Optional;
import org.kalends.api.store.ConflictRule;
import org.kalends.api.store.DeletedCopyRule;
import org.kalends.api.store.Direction;
import org.kalends.api.store.SyncPair;

/**
 * A sync as a script or a page sees it: what was asked for, and how it goes.
 *
 * @param id names it
 * @param status whether it runs
 * @param source the first calendar
 * @param target the second calendar
 * @param direction one way or both
 * @param recurrence how series are copied
 * @param window which days are synced
 * @param forward what copies in the target say
 * @param back what copies in the source say
 * @param conflict who wins when both sides edited a field
 * @param deletedCopy what follows when somebody deletes a copy
 * @param guard when to ask before deleting
 * @param editOwnMeetings whether an edit of a copy may change a meeting of the user
 * @param createdAt when it was made
 * @param copies how many copies there are
 * @param parked how many events cannot be synced
 * @param lastRun the last run
 * @param nextRun when it runs next
 * @param running the run that is under way on this node
 * @param problem why it does not simply go on, and what to do
 */
public record SyncView(
        String id,
        SyncPair.Status status,
        SyncCalendarView source,
        SyncCalendarView target,
        Direction direction,
        RecurrenceChoice recurrence,
        WindowChoice window,
        CopyChoice forward,
        CopyChoice back,
        ConflictRule conflict,
        DeletedCopyRule deletedCopy,
        GuardChoice guard,
        boolean editOwnMeetings,
        Instant createdAt,
        int copies,
        int parked,
        Optional<ReportView> lastRun,
        Optional<Instant> nextRun,
        Optional<ProgressView> running,
        Optional<SyncProblem> problem) {

    /** Returns what was asked for. */
    public SyncRequest request() {
        return new SyncRequest(
                new CalendarChoice(source.connection(), source.calendar()),
                new CalendarChoice(target.connection(), target.calendar()),
                direction,
                recurrence,
                window,
                forward,
                back,
                conflict,
                deletedCopy,
                guard,
                editOwnMeetings);
    }
}
