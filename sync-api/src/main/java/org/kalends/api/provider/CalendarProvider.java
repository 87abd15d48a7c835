package org.kalends.api.provider;

import java.util.List;
import java.util.Optional;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;

/**
 * An adapter to one remote calendar system.
 *
 * <p>Safe for use by several threads. Each call either answers completely or throws a {@link ProviderException}; a partial
 * answer is a failure, never a shorter list. The numbered rules that an implementation is held to are those of the conformance
 * kit ({@code org.kalends.tck}).
 */
public interface CalendarProvider {

    /** Returns the name under which the provider is known. */
    ProviderId id();

    /** Returns what the provider can do; always the same answer. */
    Capabilities capabilities();

    /** Returns the calendars that an account can see, writable or not. */
    List<CalendarInfo> calendars(AccountId account);

    /**
     * Returns one page of what changed, or of all there is.
     *
     * @param calendar the calendar
     * @param window what the caller is interested in; a provider may tell of more
     * @param view how series are told
     * @param cursor where an earlier answer ended, given for the same calendar and view; empty to begin with a snapshot
     * @throws ProviderException CURSOR_EXPIRED when the cursor cannot be used any more
     */
    ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor);

    /**
     * Returns every event that overlaps a stretch of time, read on its own and without touching any cursor. Used for the days
     * that a rolling window takes in. Only {@link RemoteChange.Upserted} and {@link RemoteChange.Unreadable} occur.
     */
    List<RemoteChange> read(CalendarRef calendar, Window slice, RecurrenceView view);

    /**
     * Returns the occurrences of one series that overlap a window, without a cursor. Used where the other side cannot hold the
     * series as a series.
     *
     * @throws ProviderException NOT_FOUND when the series is gone
     */
    List<RemoteEvent> occurrences(CalendarRef calendar, EventKey seriesKey, Window window);

    /**
     * Returns one event, series or occurrence as it is now; empty when it is gone.
     *
     * @throws ProviderException PERMANENT when it is there but cannot be read
     */
    Optional<RemoteEvent> get(CalendarRef calendar, EventKey key);

    /**
     * Returns the copy that was created with a mark, wherever it lies in time; empty when there is none.
     */
    Optional<RemoteEvent> findByOrigin(CalendarRef calendar, OriginMark mark);

    /**
     * Returns all copies that one pair of one installation has written into a calendar, wherever they lie in time. One that carries its
     * mark and cannot be read otherwise is told as {@link RemoteEvent#unreadable}: what it says is missing, its key, version and mark are
     * sure.
     */
    List<RemoteEvent> findCopies(CalendarRef calendar, String installation, String pair);

    /**
     * Returns an event by its iCalendar UID, copies excluded; empty when there is none. PERMANENT when it is there and cannot be read. Needs
     * {@link Capability#UID_LOOKUP}.
     */
    Optional<RemoteEvent> findByUid(CalendarRef calendar, String iCalUid);

    /**
     * Writes, each guarded on its own. One failed write does not stop the others.
     *
     * @return an outcome for each write, in the same order
     * @throws ProviderException only when nothing at all was written
     */
    List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> writes);
}
