package org.kalends.provider.m365.internal.graph;

import java.util.LinkedHashSet;
import java.util.Set;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.OriginMark;

/**
 * Which copies this process has tried to create: when one is to be created again, its mark is searched for first. Safe for use by
 * several threads.
 */
final class SentMarks {

    private record Sent(CalendarRef calendar, OriginMark mark) {}

    private final Set<Sent> sent = new LinkedHashSet<>();

    private final int most;

    SentMarks(int most) {
        this.most = most;
    }

    synchronized boolean contains(CalendarRef calendar, OriginMark mark) {
        return sent.contains(new Sent(calendar, mark));
    }

    synchronized void add(CalendarRef calendar, OriginMark mark) {
        Sent one = new Sent(calendar, mark);
        sent.remove(one);
        sent.add(one);
        if (sent.size() > most) {
            sent.remove(sent.iterator().next());
        }
    }
}
