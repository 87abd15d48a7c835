package org.kalends.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Everything that went over the wire of one server, in the order of the answers. Thread-safe. */
public final class Journal {

    private final Deque<Exchange> exchanges = new ArrayDeque<>();

    private int most = Integer.MAX_VALUE;

    Journal() {}

    /** Returns all exchanges since the start or the last {@link #clear()}. */
    public synchronized List<Exchange> list() {
        return List.copyOf(exchanges);
    }

    /** Keeps so many exchanges at most from now on and forgets the oldest; for programs that run long. */
    public synchronized void keepLast(int exchangesAtMost) {
        most = exchangesAtMost;
        shrink();
    }

    /** Returns all exchanges and forgets them, so that none is counted twice or missed. */
    public synchronized List<Exchange> drain() {
        List<Exchange> all = List.copyOf(exchanges);
        exchanges.clear();
        return all;
    }

    /** Forgets everything. */
    public synchronized void clear() {
        exchanges.clear();
    }

    /** Returns how many exchanges are of a kind. */
    public synchronized long count(Predicate<Exchange> kind) {
        return exchanges.stream().filter(kind).count();
    }

    synchronized void add(Exchange exchange) {
        exchanges.add(exchange);
        shrink();
    }

    private void shrink() {
        while (exchanges.size() > most) {
            exchanges.removeFirst();
        }
    }
}
