package org.kalends.simulation;

import java.time.Period;
import java.util.Optional;
import org.kalends.api.model.Availability;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.store.ConflictRule;
import org.kalends.api.store.DeletedCopyRule;
import org.kalends.api.store.DeletionGuard;
import org.kalends.api.store.Direction;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.Filters;
import org.kalends.api.store.PairPolicy;

/**
 * In what kind of world a seed lives, the calendars aside.
 *
 * @param policy what the user chose
 */
record Settings(PairPolicy policy) {

    static Settings of(Dice dice) {
        PairPolicy policy = dice.oneIn(3) ? PairPolicy.oneWay() : PairPolicy.twoWay();
        boolean twoWay = policy.direction() == Direction.TWO_WAY;
        policy = policy.withRecurrence(dice.oneIn(3) ? RecurrenceView.SERIES : RecurrenceView.OCCURRENCES)
                .withConflict(dice.oneOf(ConflictRule.values()))
                .withDeletedCopy(
                        twoWay
                                ? dice.oneOf(DeletedCopyRule.values())
                                : dice.oneOf(DeletedCopyRule.RESTORE, DeletedCopyRule.RESPECT))
                .withWindow(Period.ofDays(10), Period.ofDays(30))
                .withGuard(dice.oneIn(8) ? new DeletionGuard(1, 20) : new DeletionGuard(1000, 100))
                .withForward(directionPolicy(dice))
                .withBack(directionPolicy(dice));
        return new Settings(policy);
    }

    boolean twoWay() {
        return policy.direction() == Direction.TWO_WAY;
    }

    private static DirectionPolicy directionPolicy(Dice dice) {
        DirectionPolicy policy = DirectionPolicy.STANDARD;
        if (dice.oneIn(3)) {
            policy = policy.asPrivate();
        } else if (dice.oneIn(4)) {
            policy = policy.withTitlePrefix("[W] ");
        }
        if (dice.oneIn(4)) {
            policy = policy.withShowAs(Availability.TENTATIVE);
        }
        if (dice.oneIn(5)) {
            policy = policy.withFilters(new Filters(
                    false, true, false, true, false, true, false, Optional.empty(), Optional.empty(), false));
        }
        return policy;
    }
}
