package org.kalends.simulator.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which events of a calendar have changed, in order. Guarded by its mailbox. */
final class ChangeLog {

    private record Entry(long sequence, EventItem item) {}

    private final List<Entry> entries = new ArrayList<>();

    void add(long sequence, EventItem item) {
        entries.add(new Entry(sequence, item));
    }

    /** Returns the events that changed after one change and not after another, in the order of their last change. */
    List<EventItem> between(long after, long until) {
        Set<EventItem> changed = new LinkedHashSet<>();
        for (int i = entries.size() - 1; i >= 0 && entries.get(i).sequence > after; i--) {
            if (entries.get(i).sequence <= until) {
                changed.add(entries.get(i).item);
            }
        }
        List<EventItem> oldestFirst = new ArrayList<>(changed);
        Collections.reverse(oldestFirst);
        return oldestFirst;
    }
}
