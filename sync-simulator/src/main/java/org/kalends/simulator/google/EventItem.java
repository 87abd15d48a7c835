package org.kalends.simulator.google;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An event or a series and all it has been. Guarded by its {@link World}. */
final class EventItem {

    private final String id;

    private final String uid;

    private final Person creator;

    private final Person organizer;

    private final Instant created;

    private final List<EventVersion> versions = new ArrayList<>();

    private boolean purged;

    private long damaged = -1;

    EventItem(String id, String uid, Person creator, Person organizer, Instant created) {
        this.id = id;
        this.uid = uid;
        this.creator = creator;
        this.organizer = organizer;
        this.created = created;
    }

    String id() {
        return id;
    }

    String uid() {
        return uid;
    }

    Person creator() {
        return creator;
    }

    Person organizer() {
        return organizer;
    }

    Instant created() {
        return created;
    }

    EventVersion current() {
        return versions.get(versions.size() - 1);
    }

    /** Returns the current version, or none before the first. */
    Optional<EventVersion> last() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(current());
    }

    /** Returns what it was after a change, if it was there. */
    Optional<EventVersion> at(long stamp) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (versions.get(i).stamp() <= stamp) {
                return Optional.of(versions.get(i));
            }
        }
        return Optional.empty();
    }

    void add(EventVersion version) {
        versions.add(version);
    }

    /** Shows the current version without its times. */
    void damage() {
        damaged = current().stamp();
    }

    boolean isDamaged(EventVersion version) {
        return version.stamp() == damaged;
    }

    /** Forgets even that it was deleted; its id stays used. */
    void purge() {
        purged = true;
    }

    boolean isPurged() {
        return purged;
    }
}
