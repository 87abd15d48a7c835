package org.kalends.host.sync;

import java.util.List;
import org.kalends.api.store.Side;
import org.kalends.core.SyncPreview;

/**
 * What a run would do now. Holds content: shown to the owner, never stored or logged.
 *
 * @param created events that would be written new, in both calendars
 * @param updated events of which fields would be written
 * @param deleted events that would be deleted
 * @param needsConfirmation whether so many would be deleted that a person has to confirm
 * @param deletions stands for exactly the events that would be deleted; a confirmation names it
 * @param forward what it would do to the target
 * @param back what it would do to the source
 * @param notes what a person may want to know about single events
 */
public record PreviewView(
        long created,
        long updated,
        long deleted,
        boolean needsConfirmation,
        String deletions,
        PreviewSide forward,
        PreviewSide back,
        List<NoteView> notes) {

    static PreviewView of(SyncPreview preview) {
        PreviewSide forward = PreviewSide.of(preview, Side.B);
        PreviewSide back = PreviewSide.of(preview, Side.A);
        return new PreviewView(
                forward.created() + back.created(),
                forward.updated() + back.updated(),
                forward.deleted() + back.deleted(),
                preview.needsConfirmation(),
                preview.deletions().digest(),
                forward,
                back,
                preview.notes().stream().map(NoteView::of).toList());
    }

    @Override
    public String toString() {
        return "PreviewView[" + created + " created, " + updated + " updated, " + deleted + " deleted]";
    }
}
