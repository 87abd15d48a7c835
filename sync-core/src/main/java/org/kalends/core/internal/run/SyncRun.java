package org.kalends.core.internal.run;

import java.time.Duration;
import java.util.List;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.Lease;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.Progress;
import org.kalends.api.store.Side;
import org.kalends.core.internal.plan.Plan;
import org.kalends.core.internal.plan.PlanRequest;
import org.kalends.core.internal.plan.Planner;

/**
 * One run of a pair, top to bottom.
 *
 * <ol>
 *   <li><b>settle</b> writes that a crash left open;
 *   <li><b>read both sides</b> from their cursors;
 *   <li><b>look up</b> what the store knows of what was read;
 *   <li><b>plan</b>, without input or output;
 *   <li><b>apply</b> the plan;
 *   <li><b>advance</b> both cursors together, last.
 * </ol>
 *
 * <p>Whatever stops a run before its last step leaves the cursors where they are: the next run reads the same again and finds done what
 * was done. Used by one thread, once.
 */
final class SyncRun {

    /** What became of a run. */
    enum End {
        /** All was applied and the cursors moved. */
        COMPLETE,
        /** Something was not as it had been read: run again, at once. */
        AGAIN,
        /** The deletion guard asks for a person; nothing was written. */
        NEEDS_CONFIRMATION
    }

    private final RunContext run;
    private final Lease lease;
    private final Duration hold;
    private final Tally tally;
    private final ParkingLot parking;
    private final Attempt before;
    private final Attempt attempt = new Attempt();

    SyncRun(RunContext run, Lease lease, Duration hold, Tally tally, ParkingLot parking, Attempt before) {
        this.run = run;
        this.lease = lease;
        this.hold = hold;
        this.tally = tally;
        this.parking = parking;
        this.before = before;
    }

    /**
     * Runs once.
     *
     * @throws org.kalends.api.provider.ProviderException when a side cannot be read or a service stops the writes
     */
    End run() {
        Settlement settlement = new IntentSettler(run, changes -> run.store().store(lease, changes)).settle();
        List<ParkedEvent> parkedBefore = parking.events();
        Progress progress = run.store().progress(run.pair().id());
        Feed a = read(Side.A, progress);
        Feed b = read(Side.B, progress);

        Lookup lookup = new Lookup(run, a, b, settlement, parkedBefore);
        PlanRequest request = lookup.request();
        Plan plan = Planner.plan(request);
        tally.notes(plan.notes());
        if (plan.needsConfirmation() && !run.pair().confirmed().include(plan.deletions())) {
            return End.NEEDS_CONFIRMATION;
        }

        parkUnreadable(a);
        parkUnreadable(b);
        plan.failures().forEach(failure -> parking.park(failure.side(), failure.key(), failure.reason()));
        Outcomes outcomes = new Outcomes(run, settlement, parking, tally, attempt);
        Lease held = new PlanApplier(run, lease, hold, outcomes, attempt).apply(plan);
        attempt.stoppedBy().ifPresent(failure -> {
            throw failure;
        });
        if (attempt.mustRunAgain()) {
            return End.AGAIN;
        }
        outcomes.leftovers().ifPresent(open -> run.store().store(held, open));
        parking.releaseTold(a);
        parking.releaseTold(b);
        tally.unchanged(Side.B, plan.unchanged());
        run.store().advance(held, lookup.progress());
        return End.COMPLETE;
    }

    /** Returns what the next attempt has to know of this one. */
    Attempt attempt() {
        return attempt;
    }

    private Feed read(Side side, Progress progress) {
        List<EventKey> suspects = before.suspects(side);
        return new FeedReader(run, side).read(progress, parking.events(), suspects);
    }

    private void parkUnreadable(Feed feed) {
        feed.unreadable().forEach((key, problem) -> parking.park(feed.side(), key, problem));
    }
}
