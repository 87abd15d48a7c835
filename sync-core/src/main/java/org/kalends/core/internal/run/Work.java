package org.kalends.core.internal.run;

import java.util.List;
import java.util.Map;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.core.internal.plan.Action;

/**
 * An action of a batch with its remote writes.
 *
 * @param action what was decided
 * @param steps its writes: none, one, or one to each side
 */
record Work(Action action, List<Step> steps) {

    /** Returns the writes that failed. */
    List<Step> failed(Map<Step, WriteOutcome> results) {
        return steps.stream()
                .filter(step -> results.get(step) instanceof WriteOutcome.Failed)
                .toList();
    }
}
