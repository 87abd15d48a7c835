package org.kalends.api.provider;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Version;

/** One guarded change to a remote calendar. None of them ever sends mail: attendees and organizer are not written. */
public sealed interface RemoteWrite {

    /**
     * Write a new copy. Repeating it after a lost answer meets the first one: the outcome is that copy, or CONFLICT, never a
     * second copy.
     *
     * @param mark what the copy is recognised by
     * @param event what it says
     */
    record Create(OriginMark mark, CalendarEvent event) implements RemoteWrite {
        /** Checks that nothing is missing. */
        public Create {
            Objects.requireNonNull(mark, "mark");
            Objects.requireNonNull(event, "event");
        }
    }

    /**
     * Change some fields and leave everything else on the remote event as it is. CONFLICT when it is no longer at {@code version},
     * NOT_FOUND when it is gone.
     *
     * @param key an event, a series, or an occurrence of one
     * @param version the state that the change was decided on
     * @param mark the mark to put on a copy; absent for an original, whose mark, if any, stays as it is
     * @param event holds the new values of {@code fields}; its other values are not written
     * @param fields what to write; may be empty when only the mark is put back
     */
    record Update(EventKey key, Version version, Optional<OriginMark> mark, CalendarEvent event, Set<EventField> fields)
            implements RemoteWrite {
        /** Checks that attendees are not among the fields. */
        public Update {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(version, "version");
            Objects.requireNonNull(mark, "mark");
            Objects.requireNonNull(event, "event");
            fields = Set.copyOf(fields);
            if (fields.contains(EventField.ATTENDEES)) {
                throw new IllegalArgumentException("update: attendees are never written");
            }
        }
    }

    /**
     * Delete an event, a series, or one occurrence. CONFLICT when it is no longer at {@code version}; that it is gone
     * already counts as success.
     *
     * @param key what to delete
     * @param version the state that the deletion was decided on
     */
    record Delete(EventKey key, Version version) implements RemoteWrite {
        /** Checks that nothing is missing. */
        public Delete {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(version, "version");
        }
    }
}
