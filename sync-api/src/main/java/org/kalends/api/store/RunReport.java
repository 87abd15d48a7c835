package org.kalends.api.store;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.kalends.api.model.EventKey;

/**
 * What one run did. It names keys and reasons, never content.
 *
 * @param id unique
 * @param pair the pair
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param outcome how it ended
 * @param forward what it did to side B
 * @param back what it did to side A
 * @param notes what a person may want to know about single events
 * @param reason why it did not simply succeed, and what to do
 * @param dueAgain when the pair wants to run again; absent when the next doorbell or poll is soon enough
 */
public record RunReport(
        String id,
        PairId pair,
        Instant startedAt,
        Instant endedAt,
        Outcome outcome,
        Counts forward,
        Counts back,
        List<Note> notes,
        Optional<String> reason,
        Optional<Instant> dueAgain) {

    /** How a run ended. */
    public enum Outcome {
        /** Everything that could be done was done, and the cursors moved on. */
        SUCCEEDED,
        /** Something has to wait; what was done is kept, the cursors did not move. */
        DEFERRED,
        /** A remote side or the store failed; the cursors did not move. */
        FAILED,
        /** The deletion guard asks for a person's confirmation; nothing was written. */
        NEEDS_CONFIRMATION,
        /** An account has to be connected again; nothing was deleted. */
        NEEDS_RECONNECT,
        /** The pair is paused, or another node runs it. */
        SKIPPED
    }

    /**
     * What was done to one side.
     *
     * @param created copies or originals that were written new
     * @param updated events of which fields were written
     * @param deleted events that were deleted
     * @param unchanged events that were looked at and needed nothing
     * @param parked events that could not be synced
     */
    public record Counts(int created, int updated, int deleted, int unchanged, int parked) {
        /** Nothing. */
        public static final Counts ZERO = new Counts(0, 0, 0, 0, 0);

        /** Returns how many writes that were. */
        public int writes() {
            return created + updated + deleted;
        }
    }

    /**
     * A remark about one event.
     *
     * @param side where it lies
     * @param key which one
     * @param text what happened and why
     */
    public record Note(Side side, EventKey key, String text) {
        /** Checks that nothing is missing. */
        public Note {
            Objects.requireNonNull(side, "side");
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(text, "text");
        }
    }

    /** Checks that nothing is missing. */
    public RunReport {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(pair, "pair");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(endedAt, "endedAt");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(forward, "forward");
        Objects.requireNonNull(back, "back");
        notes = List.copyOf(notes);
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(dueAgain, "dueAgain");
    }

    /** Returns how many remote writes the run made on both sides. */
    public int writes() {
        return forward.writes() + back.writes();
    }
}
