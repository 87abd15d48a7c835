package org.kalends.core.internal.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.kalends.api.store.RunReport.Counts;
import org.kalends.api.store.RunReport.Note;
import org.kalends.api.store.Side;

/** Counts what a run does to each side. Used by one thread. */
final class Tally {

    private final Map<Side, int[]> counts = new EnumMap<>(Side.class);
    private final List<Note> notes = new ArrayList<>();

    Tally() {
        counts.put(Side.A, new int[5]);
        counts.put(Side.B, new int[5]);
    }

    void created(Side side) {
        add(side, 0, 1);
    }

    void updated(Side side) {
        add(side, 1, 1);
    }

    void deleted(Side side) {
        add(side, 2, 1);
    }

    void unchanged(Side side, int events) {
        add(side, 3, events);
    }

    void parked(Side side) {
        add(side, 4, 1);
    }

    void notes(List<Note> more) {
        more.stream().filter(note -> !notes.contains(note)).forEach(notes::add);
    }

    List<Note> notes() {
        return notes;
    }

    Counts counts(Side side) {
        int[] c = counts.getOrDefault(side, new int[5]);
        return new Counts(c[0], c[1], c[2], c[3], c[4]);
    }

    private void add(Side side, int what, int howMany) {
        counts.getOrDefault(side, new int[5])[what] += howMany;
    }
}
