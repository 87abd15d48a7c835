package org.kalends.core.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.core.internal.plan.Action;

/**
 * An action of a batch with its remote writes.
 *
 * @param action what was decided
 * @param steps its writes: none, one, or one to each side
 */
record Work(Action action, List<Step> steps) {

    /**
     * A write that failed.
     *
     * @param step the write
     * @param cause why
     */
    record Failure(Step step, ProviderException cause) {}

    /** Returns the writes that failed. */
    List<Failure> failures(Map<Step, WriteOutcome> results) {
        List<Failure> failures = new ArrayList<>();
        for (Step step : steps) {
            if (results.get(step) instanceof WriteOutcome.Failed failed) {
                failures.add(new Failure(step, failed.failure()));
            }
        }
        return failures;
    }
}
