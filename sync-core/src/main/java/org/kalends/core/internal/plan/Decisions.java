package org.kalends.core.internal.plan;

import java.util.ArrayList;
import java.util.List;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;

/** Collects what is decided while a plan is made. */
final class Decisions {

    private final List<Action> actions = new ArrayList<>();
    private final List<RunReport.Note> notes = new ArrayList<>();
    private final List<Plan.Failure> failures = new ArrayList<>();
    private int unchanged;

    void add(Action action) {
        actions.add(action);
    }

    void note(Side side, EventKey key, String text) {
        notes.add(new RunReport.Note(side, key, text));
    }

    void unchanged() {
        unchanged++;
    }

    /** Decides about one event; when its mapping or a filter fails, the others go on. */
    void guard(Side side, EventKey key, Runnable decision) {
        try {
            decision.run();
        } catch (MappingFailure | FilterFailure e) {
            fail(side, key, String.valueOf(e.getMessage()));
        }
    }

    /** Nothing can be decided about an event for the time being. */
    void fail(Side side, EventKey key, String reason) {
        failures.add(new Plan.Failure(side, key, reason));
    }

    Plan plan(PlanRequest request) {
        Plan plan = new Plan(actions, notes, failures, unchanged, false);
        boolean stops = request.pair().policy().guard().stops(plan.deletions().count(), request.activeLinks());
        return new Plan(actions, notes, failures, unchanged, stops);
    }
}
