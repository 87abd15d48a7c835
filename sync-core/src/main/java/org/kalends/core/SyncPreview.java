package org.kalends.core;

import java.util.List;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventKey;
import org.kalends.api.store.Deletions;
import org.kalends.api.store.RunReport;
import org.kalends.api.store.Side;

/**
 * What a run would do. Holds content, so that a person can judge it: show it to the owner of the calendars, never log or store it.
 *
 * @param items every remote write that would be made
 * @param notes what a person may want to know
 * @param needsConfirmation whether the deletion guard would ask
 * @param deletions what would be deleted, for {@link SyncEngine#confirm}
 */
public record SyncPreview(
        List<Item> items, List<RunReport.Note> notes, boolean needsConfirmation, Deletions deletions) {

    /** What would be done to an event. */
    public enum Kind {
        /** Written new. */
        CREATE,
        /** Some fields written. */
        UPDATE,
        /** Deleted. */
        DELETE
    }

    /**
     * One remote write.
     *
     * @param kind what would be done
     * @param side where
     * @param key which event; the original's for a creation
     * @param event what would be written; empty for a deletion
     */
    public record Item(Kind kind, Side side, EventKey key, Optional<CalendarEvent> event) {}

    /** Takes copies. */
    public SyncPreview {
        items = List.copyOf(items);
        notes = List.copyOf(notes);
    }

    /** Returns how many writes of a kind would be made to a side. */
    public long count(Kind kind, Side side) {
        return items.stream()
                .filter(item -> item.kind() == kind && item.side() == side)
                .count();
    }

    @Override
    public String toString() {
        return "SyncPreview[" + items.size() + " writes]";
    }
}
