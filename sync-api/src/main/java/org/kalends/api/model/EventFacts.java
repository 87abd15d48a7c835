package org.kalends.api.model;

import java.util.Objects;

/**
 * What can be read of an event but never written.
 *
 * @param myResponse how the owner of the calendar answered
 * @param kind what sort of entry it is
 * @param organizedByMe whether the owner of the calendar organizes it; true for an event without guests
 */
public record EventFacts(ResponseStatus myResponse, EventKind kind, boolean organizedByMe) {

    /** An ordinary event of the calendar's owner. */
    public static final EventFacts OWN = new EventFacts(ResponseStatus.NONE, EventKind.DEFAULT, true);

    /** Checks that nothing is missing. */
    public EventFacts {
        Objects.requireNonNull(myResponse, "myResponse");
        Objects.requireNonNull(kind, "kind");
    }
}
