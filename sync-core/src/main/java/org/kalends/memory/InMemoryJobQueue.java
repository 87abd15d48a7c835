package org.kalends.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kalends.api.store.JobQueue;
import org.kalends.api.store.PairId;

/** Due pairs in memory. Safe for use by several threads; nothing survives the process. */
public final class InMemoryJobQueue implements JobQueue {

    private final Map<PairId, Entry> entries = new HashMap<>();
    private long tickets;

    /** Creates an empty queue. */
    public InMemoryJobQueue() {}

    /**
     * The one job of a pair.
     *
     * @param due when somebody may take it; while it is held, when the hold passes
     * @param ticket who holds it; absent while nobody does
     * @param requested what was asked for since it was taken
     */
    private record Entry(Instant due, Optional<Long> ticket, Optional<Instant> requested) {}

    @Override
    public synchronized void request(PairId pair, Instant due) {
        Objects.requireNonNull(due, "due");
        Entry waiting = new Entry(due, Optional.empty(), Optional.empty());
        entries.merge(
                pair,
                waiting,
                (entry, other) -> entry.ticket().isPresent()
                        ? new Entry(entry.due(), entry.ticket(), Optional.of(earlier(entry.requested(), due)))
                        : new Entry(earlier(Optional.of(entry.due()), due), Optional.empty(), Optional.empty()));
    }

    @Override
    public synchronized Optional<Job> take(Instant now, Duration holdFor) {
        Optional<PairId> pair = entries.entrySet().stream()
                .filter(entry -> !entry.getValue().due().isAfter(now))
                .min(Comparator.<Map.Entry<PairId, Entry>, Instant>comparing(
                                entry -> entry.getValue().due())
                        .thenComparing(entry -> entry.getKey().value()))
                .map(Map.Entry::getKey);
        return pair.map(id -> {
            tickets++;
            entries.put(id, new Entry(now.plus(holdFor), Optional.of(tickets), Optional.empty()));
            return new Job(id, tickets);
        });
    }

    @Override
    public synchronized void complete(Job job, Optional<Instant> next) {
        Entry entry = entries.get(job.pair());
        if (entry == null || !entry.ticket().equals(Optional.of(job.ticket()))) {
            return;
        }
        Optional<Instant> due = next.map(at -> earlier(entry.requested(), at)).or(entry::requested);
        entries.remove(job.pair());
        due.ifPresent(at -> entries.put(job.pair(), new Entry(at, Optional.empty(), Optional.empty())));
    }

    @Override
    public synchronized Optional<Instant> nextDue() {
        return entries.values().stream().map(Entry::due).min(Comparator.naturalOrder());
    }

    @Override
    public synchronized void cancel(PairId pair) {
        entries.remove(pair);
    }

    private static Instant earlier(Optional<Instant> one, Instant other) {
        return one.filter(instant -> instant.isBefore(other)).orElse(other);
    }
}
