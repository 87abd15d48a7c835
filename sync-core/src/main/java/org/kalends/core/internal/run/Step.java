package org.kalends.core.internal.run;

import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.store.Intent;
import org.kalends.api.store.Side;
import org.kalends.core.internal.plan.Action;

/**
 * One remote write of an action.
 *
 * @param action what was decided
 * @param side where the write goes
 * @param write what is sent
 * @param intent what is stored before
 */
record Step(Action action, Side side, RemoteWrite write, Intent intent) {

    /** Returns whether this is a write to a side that waits for no other: the one to the original, where there are two. */
    boolean isFirst(Side target) {
        boolean waits = action instanceof Action.Change change
                && change.toOriginal().isPresent()
                && side != change.link().originalSide();
        return side == target && !waits;
    }
}
