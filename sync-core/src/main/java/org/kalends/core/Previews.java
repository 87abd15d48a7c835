package org.kalends.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.api.store.Side;
import org.kalends.core.internal.plan.Action;
import org.kalends.core.internal.plan.Plan;

/** Tells a plan in the words of the public API. */
final class Previews {

    private Previews() {}

    static SyncPreview of(Plan plan) {
        List<SyncPreview.Item> items = new ArrayList<>();
        for (Action action : plan.actions()) {
            if (action instanceof Action.Create create) {
                items.add(new SyncPreview.Item(
                        SyncPreview.Kind.CREATE,
                        create.draft().copySide(),
                        create.draft().original().key(),
                        Optional.of(create.event())));
            } else if (action instanceof Action.Change change) {
                Side side = change.link().originalSide();
                change.toOriginal().ifPresent(edit -> items.add(update(side, edit)));
                change.toCopy().ifPresent(edit -> items.add(update(side.other(), edit)));
            } else if (action instanceof Action.Delete delete) {
                items.add(new SyncPreview.Item(SyncPreview.Kind.DELETE, delete.side(), delete.key(), Optional.empty()));
            }
        }
        return new SyncPreview(items, plan.notes(), plan.needsConfirmation(), plan.deletions());
    }

    private static SyncPreview.Item update(Side side, Action.Edit edit) {
        return new SyncPreview.Item(SyncPreview.Kind.UPDATE, side, edit.key(), Optional.of(edit.event()));
    }
}
