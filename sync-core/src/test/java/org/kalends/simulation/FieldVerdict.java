package org.kalends.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.ConflictRule;
import org.kalends.api.store.PairPolicy;

/** Judges, field by field, whether the last edit of an original or its copy has survived a completed sync. */
final class FieldVerdict {

    private final Values values;
    private final PairPolicy policy;
    private final Entity entity;
    private final RemoteEvent original;
    private final Optional<RemoteEvent> copy;
    private final Optional<RemoteEvent> becameCopy;
    private final boolean unclean;

    FieldVerdict(
            Values values,
            PairPolicy policy,
            Entity entity,
            RemoteEvent original,
            List<RemoteEvent> copies,
            Optional<RemoteEvent> becameCopy,
            boolean unclean) {
        this.values = values;
        this.policy = policy;
        this.entity = entity;
        this.original = original;
        this.copy = copies.stream().findFirst();
        this.becameCopy = becameCopy;
        this.unclean = unclean;
    }

    void check(RemoteEvent now) {
        for (EventField field : EventField.values()) {
            List<CalendarEvent> accepted = unclean ? eitherEdit(field) : expected(field);
            boolean right = accepted.stream().anyMatch(value -> values.sameStored(field, value, now.event()));
            Violation.unless(
                    right,
                    () -> entity + ": " + field + " of the original is wrong"
                            + (unclean ? " (after interruptions)" : "") + ":\n  is   " + Shown.of(now) + "\n  not  "
                            + accepted.stream().map(Shown::of).toList());
        }
    }

    private List<CalendarEvent> expected(EventField field) {
        if (copy.isEmpty() || entity.copy.isEmpty() || entity.original.isEmpty()) {
            return List.of(original.event());
        }
        boolean edited =
                !values.same(field, entity.copy.get().event(), copy.get().event());
        if (!edited || !values.returns(entity.side, field, original)) {
            return List.of(original.event());
        }
        CalendarEvent back = values.back(entity.side, copy.get().event(), original.event());
        boolean contested = !values.same(
                field,
                values.forward(entity.side, entity.original.get().event()),
                values.forward(entity.side, original.event()));
        if (!contested) {
            return List.of(back);
        }
        if (policy.conflict() == ConflictRule.ORIGINAL_WINS) {
            return List.of(original.event());
        }
        if (values.sharesVersions(entity.side, original)) {
            return List.of(back, original.event());
        }
        Instant copyEdit = copy.get().modifiedAt().orElseThrow();
        boolean copyWins = copyEdit.isAfter(original.modifiedAt().orElseThrow());
        return List.of(copyWins ? back : original.event());
    }

    /** After interruptions, the last edit of either side may have won, but nothing else. */
    private List<CalendarEvent> eitherEdit(EventField field) {
        List<CalendarEvent> accepted = new ArrayList<>();
        CalendarEvent onOriginal = entity.originalEdits.get(field);
        CalendarEvent onCopy = entity.copyEdits.get(field);
        boolean returns = onCopy != null && values.returns(entity.side, field, original);
        if (onOriginal != null) {
            accepted.add(onOriginal);
        } else if (!returns || entity.copyDeleted || entity.copyRevived || guestsChanged()) {
            accepted.add(entity.original.map(RemoteEvent::event).orElse(original.event()));
        }
        if (onCopy != null && values.mayReturn(entity.side, field)) {
            accepted.add(values.back(entity.side, onCopy, original.event()));
        }
        if ((entity.copyWasDeleted || entity.copyRevived || guestsChanged()) && values.mayReturn(entity.side, field)) {
            entity.copyHistory.forEach(edit -> accepted.add(values.back(entity.side, edit, original.event())));
        }
        if (entity.copyRevived) {
            copy.ifPresent(there -> accepted.add(values.back(entity.side, there.event(), original.event())));
        }
        if (entity.originalRevived && values.mayReturn(entity.side, field)) {
            becameCopy.ifPresent(
                    survivor -> accepted.add(values.back(entity.side, survivor.event(), original.event())));
        }
        return accepted;
    }

    /** With guests, edits of the copy do not return; and the guests are told in the description of the copy. */
    private boolean guestsChanged() {
        return entity.originalEdits.containsKey(EventField.ATTENDEES);
    }
}
