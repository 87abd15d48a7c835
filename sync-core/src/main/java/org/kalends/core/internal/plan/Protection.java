package org.kalends.core.internal.plan;

import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.provider.Capability;
import org.kalends.api.store.Link;

/** Which originals are not touched by what somebody does to their copy. */
final class Protection {

    private Protection() {}

    /** Returns why an original is not touched, in words for a person; empty when it may be. */
    static Optional<String> of(PlanRequest request, Link link, CalendarEvent original) {
        boolean writable = link.original().seriesKey().isEmpty()
                || request.crossing().capabilities(link.originalSide()).has(Capability.OCCURRENCE_WRITES);
        if (!writable) {
            return Optional.of("the calendar of the original cannot change single occurrences");
        }
        if (!original.isMeeting()) {
            return Optional.empty();
        }
        if (!original.facts().organizedByMe()) {
            return Optional.of("the original is a meeting that somebody else organizes");
        }
        return request.pair().policy().editOwnMeetings()
                ? Optional.empty()
                : Optional.of("the original is a meeting, and a change would mail its guests");
    }
}
