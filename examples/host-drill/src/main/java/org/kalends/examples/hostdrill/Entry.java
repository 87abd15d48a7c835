package org.kalends.examples.hostdrill;

import java.util.EnumMap;
import java.util.Map;

/** An event that a person has made, and what people have made of it since. Guarded by its pair. */
final class Entry {

    final Side home;
    final String id;
    final boolean meeting;

    /** What it has to say in the end. */
    Said said;

    /** The changes that have not been seen on the other side. */
    final Map<Field, Change> open = new EnumMap<>(Field.class);

    boolean copied;
    boolean removed;

    Entry(Side home, String id, boolean meeting, Said said) {
        this.home = home;
        this.id = id;
        this.meeting = meeting;
        this.said = said;
    }

    /** Returns whether a person on a side sees it and may touch it without a conflict or a mail to a guest. */
    boolean isFree(Side side) {
        return !removed && (side == home || (copied && !meeting));
    }

    /** Returns whether nobody on the other side has changed a field that this side does not know yet. */
    boolean isFree(Side side, Field field) {
        Change change = open.get(field);
        return isFree(side) && (change == null || change.from() == side);
    }

    boolean isFreeToRemove(Side side) {
        return isFree(side) && open.values().stream().allMatch(change -> change.from() == side);
    }
}
