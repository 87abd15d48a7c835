package org.kalends.host.sync;

import org.kalends.api.store.RunReport;

/**
 * A remark of a run about one event.
 *
 * @param calendar where it lies
 * @param event the provider's own id
 * @param text what happened and why, without content
 */
public record NoteView(Place calendar, String event, String text) {

    static NoteView of(RunReport.Note note) {
        return new NoteView(Place.of(note.side()), note.key().value(), note.text());
    }
}
