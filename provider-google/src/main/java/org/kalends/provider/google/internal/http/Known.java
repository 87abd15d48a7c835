package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.Optional;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Version;
import org.kalends.provider.google.internal.event.ContentFingerprint;
import org.kalends.provider.google.internal.event.GoogleReader;
import org.kalends.provider.google.internal.event.MarkProperty;
import org.kalends.provider.google.internal.event.OwnProperties;
import org.kalends.provider.google.internal.event.WriteRefusal;

/**
 * What is remembered of one state of an event, so that it need not be asked for before a write.
 *
 * @param etag the state
 * @param mark the mark of a copy
 * @param recurs whether it is a series
 * @param guests whether somebody is invited, to one of its occurrences alone if need be
 * @param crowded whether it has to be looked at before it gets further properties
 * @param refusal why it must not be written
 * @param content a digest of what it says
 */
record Known(
        String etag,
        Optional<OriginMark> mark,
        boolean recurs,
        boolean guests,
        boolean crowded,
        Optional<String> refusal,
        String content) {

    static Known of(Event event) {
        return new Known(
                event.getEtag(),
                MarkProperty.read(event),
                GoogleReader.isSeries(event),
                hasGuests(event),
                OwnProperties.areMany(event),
                WriteRefusal.of(event),
                ContentFingerprint.of(event));
    }

    /** Returns what is to be known of a series before it is written: whoever is invited to one occurrence gets mail about all. */
    static Known of(EventFetcher.Series series) {
        Known known = of(series.master());
        boolean guests =
                known.guests() || series.rows().stream().filter(Round::isThere).anyMatch(Known::hasGuests);
        return new Known(
                known.etag(), known.mark(), known.recurs(), guests, known.crowded(), known.refusal(), known.content());
    }

    private static boolean hasGuests(Event event) {
        return event.getAttendees() != null && !event.getAttendees().isEmpty();
    }

    /**
     * Returns whether an event is as a write expects it: in the same state, or in another one that says the same. The service gives new
     * etags to events in which nothing has changed.
     *
     * @param version the state that the event is in
     * @param expected the state that the write was decided on
     * @param before what is known of that state
     */
    boolean isAsExpected(Version version, Version expected, Optional<Known> before) {
        return version.equals(expected)
                || (Versions.exceptions(version).equals(Versions.exceptions(expected))
                        && before.filter(known -> known.content().equals(content))
                                .isPresent());
    }

    /**
     * Returns why a write is refused; empty when it is harmless, or a meeting that the owner of the calendar organizes and whose original is
     * written on purpose.
     *
     * @param copy whether the write is one of a copy
     */
    Optional<String> refusal(boolean copy) {
        return refusal.or(() ->
                copy && guests ? Optional.of("attendees: the copy has guests, who would get mail") : Optional.empty());
    }
}
