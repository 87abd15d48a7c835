package org.kalends.provider.google.internal.http;

import java.util.List;

/**
 * What a change feed was opened with; it has to be asked for with the same words for as long as it lives.
 *
 * @param pageSize how many events a page is asked to hold
 * @param eventTypes the sorts of events
 */
record FeedQuery(int pageSize, List<String> eventTypes) {

    /** All sorts that are known; one of the future is not read before it is. */
    static final List<String> EVENT_TYPES =
            List.of("birthday", "default", "focusTime", "fromGmail", "outOfOffice", "workingLocation");

    /** Takes a copy. */
    FeedQuery {
        eventTypes = List.copyOf(eventTypes);
    }

    static FeedQuery of(int pageSize) {
        return new FeedQuery(pageSize, EVENT_TYPES);
    }
}
