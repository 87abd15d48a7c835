package org.kalends.memory;

import java.util.Objects;
import java.util.Optional;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.provider.RemoteWrite;

/**
 * One call to an {@link InMemoryProvider}, or one of the writes in a call, as the hooks of {@link InMemoryFaults} see it.
 *
 * @param kind what is called
 * @param account whose access is used
 * @param calendar where; absent for {@link Kind#CALENDARS}
 * @param write what is written; present for CREATE, UPDATE and DELETE only
 */
public record InMemoryCall(Kind kind, AccountId account, Optional<CalendarRef> calendar, Optional<RemoteWrite> write) {

    /** What is called. */
    public enum Kind {
        /** The list of calendars. */
        CALENDARS,
        /** A page of the change feed. */
        CHANGES,
        /** A slice of time. */
        READ,
        /** The occurrences of a series. */
        OCCURRENCES,
        /** One event. */
        GET,
        /** A copy by its mark. */
        FIND_BY_ORIGIN,
        /** All copies of a pair. */
        FIND_COPIES,
        /** An event by its UID. */
        FIND_BY_UID,
        /** A batch of writes; CREATE, UPDATE and DELETE follow for each of them. */
        WRITE,
        /** One creation inside a batch. */
        CREATE,
        /** One update inside a batch. */
        UPDATE,
        /** One deletion inside a batch. */
        DELETE;

        /** Returns whether the call only looks. */
        public boolean isRead() {
            return compareTo(WRITE) < 0;
        }
    }

    /** Checks that nothing is missing. */
    public InMemoryCall {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(calendar, "calendar");
        Objects.requireNonNull(write, "write");
    }

    static InMemoryCall of(Kind kind, CalendarRef calendar) {
        return new InMemoryCall(kind, calendar.account(), Optional.of(calendar), Optional.empty());
    }

    static InMemoryCall of(CalendarRef calendar, RemoteWrite write) {
        Kind kind = write instanceof RemoteWrite.Create
                ? Kind.CREATE
                : write instanceof RemoteWrite.Update ? Kind.UPDATE : Kind.DELETE;
        return new InMemoryCall(kind, calendar.account(), Optional.of(calendar), Optional.of(write));
    }
}
