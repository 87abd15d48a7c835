package org.kalends.host.sync;

import org.kalends.api.store.ConflictRule;
import org.kalends.api.store.DeletedCopyRule;
import org.kalends.api.store.Direction;

/**
 * What a user wants kept in step, complete: what the request left out has its standard.
 *
 * @param source the first calendar; where originals of a one-way sync lie
 * @param target the second calendar
 * @param direction one way or both
 * @param recurrence how series are copied
 * @param window which days are synced
 * @param forward what copies in the target say
 * @param back what copies in the source say; unused one-way
 * @param conflict who wins when both sides edited a field
 * @param deletedCopy what follows when somebody deletes a copy
 * @param guard when to ask before deleting
 * @param editOwnMeetings whether an edit of a copy may change a meeting that the user organizes, though its guests then get mail
 */
public record SyncRequest(
        CalendarChoice source,
        CalendarChoice target,
        Direction direction,
        RecurrenceChoice recurrence,
        WindowChoice window,
        CopyChoice forward,
        CopyChoice back,
        ConflictRule conflict,
        DeletedCopyRule deletedCopy,
        GuardChoice guard,
        boolean editOwnMeetings) {

    /** Returns the standard for two calendars. */
    public static SyncRequest standard(CalendarChoice source, CalendarChoice target, Direction direction) {
        return new SyncRequest(
                source,
                target,
                direction,
                RecurrenceChoice.INSTANCES,
                WindowChoice.STANDARD,
                CopyChoice.STANDARD,
                CopyChoice.STANDARD,
                ConflictRule.ORIGINAL_WINS,
                standardDeletedCopy(direction),
                GuardChoice.STANDARD,
                false);
    }

    static DeletedCopyRule standardDeletedCopy(Direction direction) {
        return direction == Direction.ONE_WAY ? DeletedCopyRule.RESTORE : DeletedCopyRule.DELETE_ORIGINAL;
    }
}
