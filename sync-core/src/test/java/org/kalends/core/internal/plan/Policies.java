package org.kalends.core.internal.plan;

import org.kalends.api.store.ConflictRule;
import org.kalends.api.store.DeletedCopyRule;
import org.kalends.api.store.Direction;
import org.kalends.api.store.DirectionPolicy;
import org.kalends.api.store.PairPolicy;

/** The policies that matter to the table, by the words that its rows use. */
@SuppressWarnings("ImmutableEnumChecker") // records all the way down
enum Policies {
    ONE_WAY_RESTORE(PairPolicy.oneWay()),
    ONE_WAY_RESPECT(PairPolicy.oneWay().withDeletedCopy(DeletedCopyRule.RESPECT)),
    TWO_WAY_DELETE(PairPolicy.twoWay()),
    TWO_WAY_RESTORE(PairPolicy.twoWay().withDeletedCopy(DeletedCopyRule.RESTORE)),
    TWO_WAY_RESPECT(PairPolicy.twoWay().withDeletedCopy(DeletedCopyRule.RESPECT)),
    TWO_WAY_LATEST(PairPolicy.twoWay().withConflict(ConflictRule.LATEST_WINS)),
    TWO_WAY_PRIVATE(PairPolicy.twoWay()
            .withForward(DirectionPolicy.STANDARD.asPrivate())
            .withBack(DirectionPolicy.STANDARD.asPrivate())),
    TWO_WAY_MEETINGS(PairPolicy.twoWay().withEditOwnMeetings(true));

    final PairPolicy policy;

    Policies(PairPolicy policy) {
        this.policy = policy;
    }

    boolean isTwoWay() {
        return policy.direction() == Direction.TWO_WAY;
    }
}
