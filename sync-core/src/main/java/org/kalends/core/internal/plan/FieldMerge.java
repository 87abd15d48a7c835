package org.kalends.core.internal.plan;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.FieldHashes;
import org.kalends.api.model.OriginMark;
import org.kalends.api.store.ConflictRule;
import org.kalends.api.store.Direction;
import org.kalends.api.store.Link;
import org.kalends.api.store.LinkEnd;
import org.kalends.api.store.Side;

/**
 * Brings original and copy together field by field.
 *
 * <p>What somebody edited on the copy returns to the original where mapping and policy let it; whatever else differs from what the copy
 * shall say is written to the copy. A field that was edited on both sides goes by the pair's conflict rule.
 */
final class FieldMerge {

    private final PlanRequest request;
    private final Decisions decisions;
    private final Crossing crossing;

    FieldMerge(PlanRequest request, Decisions decisions) {
        this.request = request;
        this.decisions = decisions;
        this.crossing = request.crossing();
    }

    /** Brings both ends together. */
    void decide(LinkCase it, Seen.Present original) {
        decide(it, original, false);
    }

    /** Writes to the original what has to be written before its copy is taken away; returns false when that is nothing. */
    boolean rescue(LinkCase it, Seen.Present original) {
        return decide(it, original, true);
    }

    private boolean decide(LinkCase it, Seen.Present original, boolean retiring) {
        Link link = it.link();
        Side side = link.originalSide();
        LinkEnd copyBefore = link.copy().orElseThrow();
        Optional<Seen.Present> copy = it.copy() instanceof Seen.Present seen ? Optional.of(seen) : Optional.empty();
        LinkEnd copyNow = copy.map(seen -> crossing.end(seen, request.window())).orElse(copyBefore);

        Set<EventField> edited = copy.map(seen -> Edits.of(seen, copyBefore, it.unsettledCopy()))
                .orElseGet(() -> EnumSet.noneOf(EventField.class));
        edited.remove(EventField.ATTENDEES);
        Interrupted interrupted = Interrupted.of(it, crossing, original);
        edited.removeAll(interrupted.explained());
        Set<EventField> unsettled = EnumSet.noneOf(EventField.class);
        unsettled.addAll(it.unsettledOriginal());
        unsettled.removeAll(interrupted.retyped());
        Set<EventField> returning = returning(it, original, copy, edited, unsettled);
        returning.removeAll(interrupted.explained());
        returning.removeAll(interrupted.overruled());

        CalendarEvent merged = original.event().event();
        Set<EventField> toOriginal = EnumSet.noneOf(EventField.class);
        if (copy.isPresent() && !returning.isEmpty()) {
            CalendarEvent back = crossing.back(side, copy.get().event().event(), merged);
            for (EventField field : returning) {
                merged = merged.with(field, back);
            }
            toOriginal = crossing.hashes(merged).differences(original.hashes());
            toOriginal.retainAll(returning);
        }

        CalendarEvent wanted = crossing.forward(side, merged);
        FieldHashes wantedHashes = crossing.hashes(wanted);
        Set<EventField> toCopy = wantedHashes.differences(link.wanted());
        toCopy.addAll(edited);
        toCopy.addAll(it.unsettledCopy());
        toCopy.remove(EventField.ATTENDEES);
        toCopy.retainAll(wantedHashes.differences(copyNow.hashes()));

        boolean markLost = copy.filter(seen -> seen.event()
                        .originMark()
                        .filter(mark -> mark.equals(crossing.mark(link)))
                        .isEmpty())
                .isPresent();
        Optional<OriginMark> remark =
                Reversal.unfinished(crossing, link, original.event()).flatMap(Action.Edit::mark);
        if (retiring && toOriginal.isEmpty() && remark.isEmpty()) {
            return false;
        }
        Optional<Action.Edit> originalEdit = toOriginal.isEmpty() && remark.isEmpty()
                ? Optional.empty()
                : Optional.of(new Action.Edit(
                        original.event().key(), original.event().version(), remark, merged, toOriginal));
        Optional<Action.Edit> copyEdit = retiring || (toCopy.isEmpty() && !markLost)
                ? Optional.empty()
                : Optional.of(new Action.Edit(
                        copyNow.key(), copyNow.version(), Optional.of(crossing.mark(link)), wanted, toCopy));
        LinkEnd originalNow = crossing.end(original, request.window());
        // A copy that is about to be taken away is not asked to say anything new, but what it says wrongly is not
        // forgotten.
        FieldHashes asked = retiring ? link.wanted().with(edited, copyNow.hashes()) : wantedHashes;
        Link after = link.with(originalNow, copyNow, asked);
        if (originalEdit.isPresent() || copyEdit.isPresent()) {
            decisions.add(new Action.Change(link, originalNow, copyNow, asked, retiring, originalEdit, copyEdit));
        } else if (!after.equals(link) || it.isUnsettled()) {
            decisions.add(new Action.Touch(after));
        } else {
            decisions.unchanged();
        }
        return true;
    }

    /** Returns the fields that return from the copy to the original. */
    private Set<EventField> returning(
            LinkCase it,
            Seen.Present original,
            Optional<Seen.Present> copy,
            Set<EventField> edited,
            Set<EventField> unsettled) {
        Set<EventField> fields = EnumSet.noneOf(EventField.class);
        if (request.pair().policy().direction() != Direction.TWO_WAY || copy.isEmpty()) {
            return fields;
        }
        Link link = it.link();
        fields.addAll(edited);
        fields.addAll(unsettled);
        fields.removeAll(it.unsettledCopy());
        fields.retainAll(crossing.carriesBack(link.originalSide()));
        if (fields.isEmpty()) {
            return fields;
        }
        Optional<String> protectedBy =
                Protection.of(request, link, original.event().event());
        if (protectedBy.isPresent()) {
            decisions.note(link.copySide(), copy.get().event().key(), "restored: " + protectedBy.get());
            return EnumSet.noneOf(EventField.class);
        }
        if (!copyWins(original, copy.get())) {
            FieldHashes now = crossing.hashes(
                    crossing.forward(link.originalSide(), original.event().event()));
            Set<EventField> contested = now.differences(link.wanted());
            contested.removeAll(unsettled);
            fields.removeAll(contested);
        }
        return fields;
    }

    private boolean copyWins(Seen.Present original, Seen.Present copy) {
        if (request.pair().policy().conflict() == ConflictRule.ORIGINAL_WINS) {
            return false;
        }
        Instant originalEdit = original.event().modifiedAt().orElse(Instant.MAX);
        return copy.event().modifiedAt().orElse(Instant.MIN).isAfter(originalEdit);
    }
}
