package org.kalends.core.internal.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.Deletions;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;

/**
 * What a run decided to do.
 *
 * @param actions in the order in which they are applied
 * @param notes what a person may want to know
 * @param failures events about which nothing could be decided
 * @param unchanged how many events were looked at and need nothing
 * @param needsConfirmation whether the deletion guard asks for a person
 */
public record Plan(
        List<Action> actions,
        List<RunReport.Note> notes,
        List<Failure> failures,
        int unchanged,
        boolean needsConfirmation) {

    /**
     * An event about which nothing could be decided.
     *
     * @param side where it lies
     * @param key which one
     * @param reason why, without content
     */
    public record Failure(Side side, EventKey key, String reason) {}

    /** Takes copies. */
    public Plan {
        actions = List.copyOf(actions);
        notes = List.copyOf(notes);
        failures = List.copyOf(failures);
    }

    /** Returns the events that would be deleted. */
    public Deletions deletions() {
        return new Deletions(actions.stream()
                .filter(Action.Delete.class::isInstance)
                .map(Action.Delete.class::cast)
                .map(Action.Delete::name)
                .collect(Collectors.toSet()));
    }
}
