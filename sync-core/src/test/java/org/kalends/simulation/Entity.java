package org.kalends.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.store.Side;

/** An original with what the oracle knows of it: how it stood after the last completed sync, and what people did since. */
final class Entity {

    final Side side;
    final EventKey key;
    final String id;

    /** The original after the last completed sync; empty when it was not there. */
    Optional<RemoteEvent> original = Optional.empty();

    /** Its copy after the last completed sync; empty when there was none. */
    Optional<RemoteEvent> copy = Optional.empty();

    /** Whether original or copy lay outside of the window after the last completed sync or some run since. */
    boolean originalOutside;

    boolean copyOutside;

    /** Whether something may have happened outside of the window that no feed tells, then or later. */
    boolean isUntold;

    /** Whether somebody has touched the original since it became untold. */
    boolean isToldAgain;

    /** Whether the last completed sync could not be judged. */
    boolean blind;

    /** Whether the last completed sync could not be judged, so that what people did before still counts. */
    boolean hazy;

    /** Whether a person deleted the copy for good. */
    boolean respected;

    /** The original as somebody left it when they last touched a field of it since. */
    final Map<EventField, CalendarEvent> originalEdits = new EnumMap<>(EventField.class);

    /** The same for the copy. */
    final Map<EventField, CalendarEvent> copyEdits = new EnumMap<>(EventField.class);

    /** The copy after each edit of it. */
    final List<CalendarEvent> copyHistory = new ArrayList<>();

    boolean originalDeleted;
    boolean originalRevived;
    boolean copyDeleted;

    /** Whether the copy was deleted at some time, though it may have been taken back. */
    boolean copyWasDeleted;

    boolean copyRevived;

    Entity(Side side, EventKey key, String id) {
        this.side = side;
        this.key = key;
        this.id = id;
    }

    Side copySide() {
        return side.other();
    }

    /** A sync was completed: what people did before is history. */
    void settle(Optional<RemoteEvent> originalNow, Optional<RemoteEvent> copyNow) {
        original = originalNow;
        copy = copyNow;
        originalEdits.clear();
        copyEdits.clear();
        copyHistory.clear();
        originalDeleted = false;
        originalRevived = false;
        copyDeleted = false;
        copyWasDeleted = false;
        copyRevived = false;
    }

    @Override
    public String toString() {
        return side + " " + key + " (" + id + ")";
    }
}
