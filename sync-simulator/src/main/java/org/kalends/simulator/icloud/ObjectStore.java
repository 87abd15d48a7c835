package org.kalends.simulator.icloud;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The resources of one collection and the order in which they changed. Guarded by its {@link World}. */
final class ObjectStore {

    /** How long a deletion is remembered, and so how long a sync token lives. */
    static final Duration MEMORY = Duration.ofDays(14);

    private final String id;

    private final Supplier<Instant> now;

    private final NavigableMap<String, StoredObject> objects = new TreeMap<>();

    private final Map<String, String> namesByUid = new HashMap<>();

    private final Map<String, Change> changes = new HashMap<>();

    private final NavigableMap<Long, Change> log = new TreeMap<>();

    private long revision;

    private long forgotten;

    ObjectStore(String id, Supplier<Instant> now) {
        this.id = id;
        this.now = now;
    }

    /**
     * The last thing that happened to a resource.
     *
     * @param revision which change of the collection it was
     * @param name the resource
     * @param deleted whether it is gone
     * @param at when
     */
    record Change(long revision, String name, boolean deleted, Instant at) {}

    StoredObject put(String name, String text) {
        note(name, false);
        StoredObject stored = stored(name, text);
        forgetUid(name);
        objects.put(name, stored);
        stored.uid().ifPresent(uid -> namesByUid.put(uid, name));
        return stored;
    }

    private StoredObject stored(String name, String text) {
        Optional<ICalComponent> calendar = parsed(text);
        return new StoredObject(
                name,
                text,
                calendar,
                calendar.map(Span::of).orElse(Span.ALWAYS),
                revision,
                "\"C=" + revision + "@U=" + id + "\"",
                now.get());
    }

    private static Optional<ICalComponent> parsed(String text) {
        try {
            return Optional.of(ICalComponent.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void delete(String name) {
        forgetUid(name);
        objects.remove(name);
        note(name, true);
    }

    private void forgetUid(String name) {
        Optional.ofNullable(objects.get(name))
                .flatMap(StoredObject::uid)
                .ifPresent(uid -> namesByUid.remove(uid, name));
    }

    private void note(String name, boolean deleted) {
        revision++;
        Change change = new Change(revision, name, deleted, now.get());
        Optional.ofNullable(changes.put(name, change)).ifPresent(before -> log.remove(before.revision()));
        log.put(revision, change);
    }

    Optional<StoredObject> find(String name) {
        return Optional.ofNullable(objects.get(name));
    }

    Optional<StoredObject> findByUid(String uid) {
        return Optional.ofNullable(namesByUid.get(uid)).flatMap(this::find);
    }

    Collection<StoredObject> list() {
        return Collections.unmodifiableCollection(objects.values());
    }

    String id() {
        return id;
    }

    long revision() {
        return revision;
    }

    /** Returns what has changed after a revision, the oldest first; empty when that is not known any more. */
    Optional<List<Change>> since(long known) {
        forget();
        if (known < forgotten || known > revision) {
            return Optional.empty();
        }
        return Optional.of(List.copyOf(log.tailMap(known, false).values()));
    }

    /** Returns the changes that made what there is, the oldest first. */
    List<Change> all() {
        return log.values().stream().filter(change -> !change.deleted()).toList();
    }

    /** Returns the deletions that are remembered. */
    List<Change> deletions() {
        return log.values().stream().filter(Change::deleted).toList();
    }

    private void forget() {
        Instant horizon = now.get().minus(MEMORY);
        List<Change> old = new ArrayList<>();
        for (Change change : log.values()) {
            if (change.deleted() && change.at().isBefore(horizon)) {
                old.add(change);
            }
        }
        for (Change change : old) {
            log.remove(change.revision());
            changes.remove(change.name());
            forgotten = Math.max(forgotten, change.revision());
        }
    }
}
