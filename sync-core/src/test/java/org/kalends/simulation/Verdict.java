package org.kalends.simulation;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.DeletedCopyRule;
import org.kalends.api.store.PairPolicy;

/** Judges what a completed sync made of one original and its copy. */
final class Verdict {

    private final World world;
    private final Values values;
    private final Entity entity;
    private final State before;
    private final State after;
    private final boolean unclean;
    private final PairPolicy policy;
    private final Optional<RemoteEvent> originalBefore;
    private final Optional<RemoteEvent> originalAfter;
    private final List<RemoteEvent> copiesBefore;
    private final List<RemoteEvent> copiesAfter;

    Verdict(World world, Values values, Entity entity, State before, State after, boolean unclean) {
        this.world = world;
        this.values = values;
        this.entity = entity;
        this.before = before;
        this.after = after;
        this.unclean = unclean || entity.copyRevived;
        this.policy = world.settings.policy();
        this.originalBefore = before.event(entity.side, entity.key);
        this.originalAfter = after.event(entity.side, entity.key);
        this.copiesBefore = before.copies(entity);
        List<RemoteEvent> copies = after.copies(entity);
        this.copiesAfter = copies.size() < 2
                ? copies
                : copies.stream().filter(this::isTold).toList();
    }

    void check() {
        require(copiesAfter.size() <= 1, "duplicate: %d copies", copiesAfter.size());
        boolean isCopyNow = originalAfter.isEmpty() || after.isCopy(entity.side, entity.key);
        if (entity.original.isEmpty() && before.isCopy(entity.side, entity.key) && isCopyNow) {
            return;
        }
        if (originalBefore.isEmpty()) {
            originalWasGone();
            return;
        }
        if (originalAfter.isEmpty()) {
            originalVanished();
            return;
        }
        if (!before.isCopy(entity.side, entity.key) && after.isCopy(entity.side, entity.key)) {
            require(unclean, "an original became a copy");
            return;
        }
        originalThere(originalBefore.get(), originalAfter.get());
        Optional<RemoteEvent> becameCopy = copiesAfter.stream()
                .flatMap(copy -> before.event(entity.copySide(), copy.key()).stream())
                .findFirst();
        new FieldVerdict(values, policy, entity, originalBefore.get(), copiesBefore, becameCopy, unclean)
                .check(originalAfter.get());
        if (values.isEligible(entity.side, originalAfter.get().event())) {
            copiesAfter.forEach(copy -> equal(originalAfter.get(), copy));
        }
    }

    private void originalWasGone() {
        require(originalAfter.isEmpty(), "original came back by itself");
        boolean byPeople = entity.originalDeleted || entity.original.isEmpty();
        require(byPeople || (unclean && copyDeletionDeletes()), "original was deleted by nobody");
        boolean dead = entity.original.isEmpty() && entity.originalEdits.isEmpty();
        if (copiesBefore.isEmpty()) {
            require(copiesAfter.isEmpty(), "copy of a deleted original");
            return;
        }
        RemoteEvent copy = copiesBefore.get(0);
        boolean survives = after.event(entity.copySide(), copy.key())
                .filter(event -> copiesAfter.isEmpty())
                .isPresent();
        boolean edited = (unclean || dead) ? !entity.copyHistory.isEmpty() || entity.copyRevived : isEdited(copy);
        boolean mayWin = values.copyMayWin(entity.side) && edited;
        require(!survives || mayWin, "copy outlived its original");
        require(survives || !mayWin || unclean || dead, "edited copy was deleted with its original");
        require(
                copiesAfter.isEmpty() || !after.overlapsWindow(entity.copySide(), copy.key()),
                "copy of a deleted original is still there");
    }

    private boolean isEdited(RemoteEvent copy) {
        CalendarEvent known = entity.copy.orElse(copy).event();
        return Arrays.stream(EventField.values()).anyMatch(field -> !values.same(field, known, copy.event()));
    }

    private void originalVanished() {
        require(copyDeletionDeletes(), "original was deleted by nobody");
        boolean edited = isEdited();
        require(unclean || !edited, "edited original was deleted with its copy");
        require(copiesAfter.isEmpty(), "copy of a deleted original is still there");
    }

    private boolean isEdited() {
        return entity.original.isEmpty()
                || Arrays.stream(EventField.values())
                        .anyMatch(field -> !values.same(
                                field,
                                entity.original.get().event(),
                                originalBefore.orElseThrow().event()));
    }

    private boolean copyDeletionDeletes() {
        return world.settings.twoWay()
                && policy.deletedCopy() == DeletedCopyRule.DELETE_ORIGINAL
                && (entity.copyDeleted || (unclean && entity.copyWasDeleted))
                && originalBefore
                        .filter(event -> values.isProtected(entity.side, event))
                        .isEmpty();
    }

    private void originalThere(RemoteEvent original, RemoteEvent now) {
        boolean eligible = values.isEligible(entity.side, original.event());
        boolean inWindow = before.overlapsWindow(entity.side, entity.key);
        boolean certain = eligible == values.isEligible(entity.side, now.event())
                && inWindow == after.overlapsWindow(entity.side, entity.key);
        if (!certain) {
            return;
        }
        boolean copied = !copiesAfter.isEmpty();
        boolean linked = entity.copy.isPresent() || !copiesBefore.isEmpty();
        boolean moved = entity.original.isPresent()
                && (!values.same(EventField.TIME, entity.original.get().event(), original.event())
                        || !values.same(
                                EventField.RECURRENCE, entity.original.get().event(), original.event()));
        if (!eligible) {
            boolean rescued = world.settings.twoWay() && copiesBefore.stream().anyMatch(this::isEdited);
            require(!copied || rescued || unclean, "copy of an event that shall have none");
        } else if (entity.respected) {
            require(!copied || entity.copyRevived || entity.originalRevived, "respected deletion was undone");
        } else if (policy.deletedCopy() == DeletedCopyRule.RESPECT && entity.copyDeleted) {
            require(!copied || unclean || moved, "deletion of the copy was not respected");
        } else if (inWindow) {
            boolean given = copyDeletionDeletes() && !unclean && !isEdited();
            require(!given, "original stays although its copy was deleted");
            require(copied, "no copy");
        } else if (!linked) {
            require(!copied || unclean || isSeries(original), "copy of an event outside of the window");
        } else if (!unclean && !entity.copyDeleted && !entity.originalRevived && !isSeries(original)) {
            boolean edited = copiesBefore.stream().anyMatch(this::isEdited);
            require(!moved || !copied || edited, "copy of an event that was moved out of the window");
            require(moved || copied, "copy of an event that slid out of the window is gone");
        }
    }

    /** Where a series ends is only an estimate. */
    private static boolean isSeries(RemoteEvent original) {
        return original.event().recurrence().isPresent();
    }

    /** A second copy that somebody took out of the bin may lie where no feed tells of it. */
    private boolean isTold(RemoteEvent copy) {
        return !world.isLossy(entity.copySide()) || after.overlapsWindow(entity.copySide(), copy.key());
    }

    private void equal(RemoteEvent original, RemoteEvent copy) {
        CalendarEvent wanted = values.forward(entity.side, original.event());
        for (EventField field : EventField.values()) {
            boolean same = field == EventField.ATTENDEES || values.sameStored(field, wanted, copy.event());
            Violation.unless(
                    same,
                    () -> entity + ": " + field + " of original and copy differ:\n  wanted " + Shown.of(wanted)
                            + "\n  copy   " + Shown.of(copy));
        }
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void require(boolean right, String what, Object... details) {
        Violation.unless(
                right, "%s: %s%s", entity, String.format(what, details), unclean ? " (after interruptions)" : "");
    }
}
