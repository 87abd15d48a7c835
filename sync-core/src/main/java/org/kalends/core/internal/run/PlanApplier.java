package org.kalends.core.internal.run;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.api.store.Lease;
import org.kalends.api.store.Side;
import org.kalends.core.internal.plan.Action;
import org.kalends.core.internal.plan.Plan;

/**
 * Does what a plan says: intents first, then guarded remote writes, then links with what the remote sides now hold.
 *
 * <p>Works in batches of the size that the providers like. A failure that concerns one event does not stop the others; one that concerns
 * the account or the service stops the run after its batch.
 */
final class PlanApplier {

    private final RunContext run;
    private final Steps steps;
    private final Outcomes outcomes;
    private final Attempt attempt;
    private final Duration hold;
    private Lease lease;

    PlanApplier(RunContext run, Lease lease, Duration hold, Outcomes outcomes, Attempt attempt) {
        this.run = run;
        this.lease = lease;
        this.hold = hold;
        this.steps = new Steps(run);
        this.outcomes = outcomes;
        this.attempt = attempt;
    }

    /** Applies a plan and returns the lease as it then is. */
    Lease apply(Plan plan) {
        Deque<Action> open = new ArrayDeque<>(plan.actions());
        int size = Math.min(
                run.crossing().capabilities(Side.A).writeBatch(),
                run.crossing().capabilities(Side.B).writeBatch());
        while (!open.isEmpty() && attempt.stoppedBy().isEmpty()) {
            List<Action> batch = new ArrayList<>();
            while (!open.isEmpty() && batch.size() < size) {
                batch.add(open.removeFirst());
            }
            renewLease();
            apply(batch).forEach(open::addFirst);
            run.meter()
                    .applied(plan.actions().size() - open.size(), plan.actions().size());
        }
        return lease;
    }

    /** Applies a batch and returns what has to be tried in another way. */
    private List<Action> apply(List<Action> batch) {
        List<Work> works =
                batch.stream().map(action -> new Work(action, steps.of(action))).toList();
        List<Step> all = works.stream().flatMap(work -> work.steps().stream()).toList();
        if (!all.isEmpty()) {
            run.store().intend(lease, all.stream().map(Step::intent).toList());
        }
        Map<Step, WriteOutcome> results = new HashMap<>();
        for (Side side : Side.values()) {
            write(side, all.stream().filter(step -> step.isFirst(side)).toList(), results);
        }
        // A copy is not overwritten when what somebody wrote on it could not be carried to its original.
        List<Step> second = works.stream()
                .filter(work -> work.failures(results).isEmpty())
                .flatMap(work -> work.steps().stream())
                .filter(step -> !results.containsKey(step))
                .toList();
        for (Side side : Side.values()) {
            write(side, second.stream().filter(step -> step.side() == side).toList(), results);
        }
        return outcomes.record(lease, works, results);
    }

    private void write(Side side, List<Step> writes, Map<Step, WriteOutcome> results) {
        if (writes.isEmpty()) {
            return;
        }
        List<RemoteWrite> remote = writes.stream().map(Step::write).toList();
        try {
            List<WriteOutcome> answers = run.provider(side).write(run.pair().calendar(side), remote);
            for (int i = 0; i < writes.size(); i++) {
                results.put(writes.get(i), answers.get(i));
            }
        } catch (ProviderException e) {
            writes.forEach(step -> results.put(step, new WriteOutcome.Failed(e)));
        }
    }

    private void renewLease() {
        if (lease.expiresAt().isBefore(run.clock().instant().plus(hold.dividedBy(2)))) {
            lease = run.store().renew(lease, hold);
        }
    }
}
