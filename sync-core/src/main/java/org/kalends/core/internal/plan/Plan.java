package org.kalends.core.internal.plan;

import java.util.List;
import org.kalends.api.store.RunReport;

/**
 * What a run decided to do.
 *
 * @param actions in the order in which they are applied
 * @param notes what a person may want to know
 * @param unchanged how many events were looked at and need nothing
 * @param needsConfirmation whether the deletion guard asks for a person
 */
public record Plan(List<Action> actions, List<RunReport.Note> notes, int unchanged, boolean needsConfirmation) {

    /** Takes copies. */
    public Plan {
        actions = List.copyOf(actions);
        notes = List.copyOf(notes);
    }

    /** Returns how many events would be deleted. */
    public int deletions() {
        return (int) actions.stream().filter(Action.Delete.class::isInstance).count();
    }
}
