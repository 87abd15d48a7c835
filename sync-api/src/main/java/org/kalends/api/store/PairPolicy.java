package org.kalends.api.store;

import java.time.Period;
import java.util.Objects;
import org.kalends.api.provider.RecurrenceView;

/**
 * What the user chose for a pair.
 *
 * @param direction one-way or two-way
 * @param recurrence whether series are synced as occurrences or as series
 * @param past how far the window reaches back
 * @param future how far the window reaches ahead
 * @param forward what copies on side B say
 * @param back what copies on side A say; unused in a one-way pair
 * @param conflict who wins when both sides edited a field
 * @param deletedCopy what follows when somebody deletes a copy
 * @param guard when to ask before deleting
 * @param editOwnMeetings whether an edit of a copy may change a meeting with guests that the user organizes, though the service then mails
 *     the guests
 */
public record PairPolicy(
        Direction direction,
        RecurrenceView recurrence,
        Period past,
        Period future,
        DirectionPolicy forward,
        DirectionPolicy back,
        ConflictRule conflict,
        DeletedCopyRule deletedCopy,
        DeletionGuard guard,
        boolean editOwnMeetings) {

    /** Checks that the parts fit together. */
    public PairPolicy {
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(recurrence, "recurrence");
        Objects.requireNonNull(forward, "forward");
        Objects.requireNonNull(back, "back");
        Objects.requireNonNull(conflict, "conflict");
        Objects.requireNonNull(deletedCopy, "deletedCopy");
        Objects.requireNonNull(guard, "guard");
        if (past.isNegative() || future.isNegative() || future.isZero()) {
            throw new IllegalArgumentException("policy: the window reaches back by nothing or more and ahead by more");
        }
        if (direction == Direction.ONE_WAY && deletedCopy == DeletedCopyRule.DELETE_ORIGINAL) {
            throw new IllegalArgumentException("policy: deletedCopy DELETE_ORIGINAL needs a two-way pair");
        }
    }

    /** Returns the standard policy of a one-way pair. */
    public static PairPolicy oneWay() {
        return standard(Direction.ONE_WAY, DeletedCopyRule.RESTORE);
    }

    /** Returns the standard policy of a two-way pair. */
    public static PairPolicy twoWay() {
        return standard(Direction.TWO_WAY, DeletedCopyRule.DELETE_ORIGINAL);
    }

    private static PairPolicy standard(Direction direction, DeletedCopyRule deletedCopy) {
        return new PairPolicy(
                direction,
                RecurrenceView.OCCURRENCES,
                Period.ofMonths(3),
                Period.ofMonths(12),
                DirectionPolicy.STANDARD,
                DirectionPolicy.STANDARD,
                ConflictRule.ORIGINAL_WINS,
                deletedCopy,
                DeletionGuard.STANDARD,
                false);
    }

    /** Returns the policy for copies of originals that lie on a side. */
    public DirectionPolicy from(Side originalSide) {
        return originalSide == Side.A ? forward : back;
    }

    /** Returns whether events are copied from a side. */
    public boolean copiesFrom(Side originalSide) {
        return originalSide == Side.A || direction == Direction.TWO_WAY;
    }

    /** Returns the same with another forward policy. */
    public PairPolicy withForward(DirectionPolicy other) {
        return new PairPolicy(
                direction, recurrence, past, future, other, back, conflict, deletedCopy, guard, editOwnMeetings);
    }

    /** Returns the same with another policy back. */
    public PairPolicy withBack(DirectionPolicy other) {
        return new PairPolicy(
                direction, recurrence, past, future, forward, other, conflict, deletedCopy, guard, editOwnMeetings);
    }

    /** Returns the same with another view of series. */
    public PairPolicy withRecurrence(RecurrenceView other) {
        return new PairPolicy(
                direction, other, past, future, forward, back, conflict, deletedCopy, guard, editOwnMeetings);
    }

    /** Returns the same with another conflict rule. */
    public PairPolicy withConflict(ConflictRule other) {
        return new PairPolicy(
                direction, recurrence, past, future, forward, back, other, deletedCopy, guard, editOwnMeetings);
    }

    /** Returns the same with another rule for deleted copies. */
    public PairPolicy withDeletedCopy(DeletedCopyRule other) {
        return new PairPolicy(
                direction, recurrence, past, future, forward, back, conflict, other, guard, editOwnMeetings);
    }

    /** Returns the same with another deletion guard. */
    public PairPolicy withGuard(DeletionGuard other) {
        return new PairPolicy(
                direction, recurrence, past, future, forward, back, conflict, deletedCopy, other, editOwnMeetings);
    }

    /** Returns the same with another window. */
    public PairPolicy withWindow(Period back, Period ahead) {
        return new PairPolicy(
                direction, recurrence, back, ahead, forward, this.back, conflict, deletedCopy, guard, editOwnMeetings);
    }

    /** Returns the same with meetings that the user organizes open to edits of their copies, or closed. */
    public PairPolicy withEditOwnMeetings(boolean allowed) {
        return new PairPolicy(
                direction, recurrence, past, future, forward, back, conflict, deletedCopy, guard, allowed);
    }
}
