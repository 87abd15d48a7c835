package org.kalends.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One event of a mailbox with all that it ever was. Guarded by its mailbox. */
final class EventItem {

    private final long number;

    private final Instant created;

    private final String uid;

    private final Optional<String> transactionId;

    private final Optional<ObjectNode> request;

    private final List<EventVersion> history = new ArrayList<>();

    EventItem(long number, Instant created, String uid, Optional<String> transactionId, Optional<ObjectNode> request) {
        this.number = number;
        this.created = created;
        this.uid = uid;
        this.transactionId = transactionId;
        this.request = request;
    }

    long number() {
        return number;
    }

    Instant created() {
        return created;
    }

    /** Returns the iCalendar id of the series or the single event. */
    String uid() {
        return uid;
    }

    Optional<String> transactionId() {
        return transactionId;
    }

    /** Returns the body of the request that created it. */
    Optional<ObjectNode> request() {
        return request;
    }

    void add(EventVersion version) {
        history.add(version);
    }

    /** Returns the current version; empty before there is one. */
    Optional<EventVersion> latest() {
        return history.isEmpty() ? Optional.empty() : Optional.of(current());
    }

    EventVersion current() {
        return history.get(history.size() - 1);
    }

    /** Returns the event as it was after a change of its mailbox. */
    Optional<EventVersion> after(long sequence) {
        for (int i = history.size() - 1; i >= 0; i--) {
            if (history.get(i).sequence() <= sequence) {
                return Optional.of(history.get(i));
            }
        }
        return Optional.empty();
    }
}
