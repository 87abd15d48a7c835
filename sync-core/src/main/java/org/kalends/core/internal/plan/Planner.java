package org.kalends.core.internal.plan;

/**
 * Decides what a run does.
 *
 * <p>Pure: no input or output, no clock, no randomness, no logging; the same request always gives the same plan. Links come first
 * ({@link LinkTable}), then copies without a link ({@link StrayTable}), then originals without a copy ({@link NewcomerTable}), and the
 * deletion guard looks at the whole.
 */
public final class Planner {

    private Planner() {}

    /** Returns what to do. */
    public static Plan plan(PlanRequest request) {
        Decisions decisions = new Decisions();
        LinkTable links = new LinkTable(request, decisions);
        request.cases()
                .forEach(it -> decisions.guard(
                        it.link().originalSide(), it.link().original().key(), () -> links.decide(it)));
        new NewcomerTable(request, decisions).decide(new StrayTable(request, decisions).decide());
        return decisions.plan(request);
    }
}
