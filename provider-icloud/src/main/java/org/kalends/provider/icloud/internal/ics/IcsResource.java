package org.kalends.provider.icloud.internal.ics;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Window;

/**
 * One calendar resource (RFC 4791 section 4.1): the stored text of one UID. Immutable and safe to share between threads.
 *
 * <p>{@link #parse} looks at the structure only; each other method throws {@link IcsProblem} for what it needs and cannot read.
 */
public final class IcsResource {

    private IcsResource() {}

    /**
     * Reads the structure of a resource: its components, and that they share one UID.
     *
     * @throws IcsProblem when the text is too long, no iCalendar stream, or has not exactly one UID
     */
    public static IcsResource parse(String text, IcsContext context) {
        throw new UnsupportedOperationException();
    }

    /** Returns the UID; empty when nothing in the resource has one and there is no event. */
    public String uid() {
        throw new UnsupportedOperationException();
    }

    /** Returns the mark, when the resource is a copy of this library. */
    public Optional<OriginMark> originMark() {
        throw new UnsupportedOperationException();
    }

    /** Returns whether there is a VEVENT; without one it is a task or a journal. */
    public boolean hasEvents() {
        throw new UnsupportedOperationException();
    }

    /** Returns whether it is a series, or occurrences of one. */
    public boolean recurs() {
        throw new UnsupportedOperationException();
    }

    /**
     * Returns the whole resource as one event or one series.
     *
     * @throws IcsProblem NOT_A_SERIES when only {@link #occurrences} can tell it
     */
    public IcsEvent series() {
        throw new UnsupportedOperationException();
    }

    /** Returns the occurrences that overlap a window, in order of their original starts; an event that does not recur is its own only one, wherever it lies. */
    public List<IcsOccurrence> occurrences(Window window) {
        throw new UnsupportedOperationException();
    }

    /** Returns the occurrence with an original start, wherever it lies now; empty when there is none. */
    public Optional<IcsOccurrence> occurrence(OriginalStart start) {
        throw new UnsupportedOperationException();
    }

    /**
     * Returns the text with some fields of the event or series replaced and everything else kept.
     *
     * @param mark the mark to put on it; absent leaves what is there
     */
    public String withUpdate(
            CalendarEvent event, Set<EventField> fields, Optional<OriginMark> mark, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** Returns the text with some fields of one occurrence replaced: its override is edited, or added. */
    public String withOccurrenceUpdate(
            OriginalStart start, CalendarEvent event, Set<EventField> fields, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** Returns the text without one occurrence: excluded, and its override dropped. */
    public String withoutOccurrence(OriginalStart start, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** Returns the text of a new copy. It never names an organizer, an attendee or a method, and it rings no alarm. */
    public static String create(String uid, OriginMark mark, CalendarEvent event, Instant now) {
        throw new UnsupportedOperationException();
    }
}
