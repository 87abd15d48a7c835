package org.kalends.core.internal.run;

import java.util.List;
import org.kalends.api.store.ParkedEvent;
import org.kalends.api.store.Progress;
import org.kalends.api.store.Side;
import org.kalends.core.internal.plan.Plan;
import org.kalends.core.internal.plan.Planner;

/** Reads and plans like a run, and writes nothing anywhere. */
public final class Preview {

    private Preview() {}

    /** Returns what a run would do now. */
    public static Plan of(RunContext run) {
        Settlement settlement = new IntentSettler(run, changes -> {}).settle();
        Progress progress = run.store().progress(run.pair().id());
        List<ParkedEvent> parked = run.store().parked(run.pair().id());
        Feed a = new FeedReader(run, Side.A).read(progress, parked, List.of());
        Feed b = new FeedReader(run, Side.B).read(progress, parked, List.of());
        return Planner.plan(new Lookup(run, a, b, settlement, parked).request());
    }
}
