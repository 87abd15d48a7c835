package org.kalends.provider.google;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.AccountId;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.ProviderId;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarInfo;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.Capabilities;
import org.kalends.api.provider.Capability;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.oauth.AccessTokens;
import org.kalends.provider.google.internal.event.GoogleLimits;
import org.kalends.provider.google.internal.http.GoogleCalendars;
import org.kalends.provider.google.internal.http.GoogleChanges;
import org.kalends.provider.google.internal.http.GoogleGateway;
import org.kalends.provider.google.internal.http.GoogleLookups;
import org.kalends.provider.google.internal.http.GoogleService;
import org.kalends.provider.google.internal.http.GoogleWrites;

/**
 * Calendars of Google, through the Calendar API v3, as a provider.
 *
 * <p>An event is known by its id; its version is the etag, that of an occurrence a hash of what it says. A copy has an id that follows from
 * its mark, carries the mark in private extended properties, and never guests, a conference or a reminder. An event that somebody else
 * organizes is never written; neither is a copy to which somebody has invited guests. Every write asks the service to mail nobody.
 *
 * <p>Safe for use by several threads; one instance serves all accounts. It keeps in memory what it has lately read and written, to
 * spare requests; that may be lost at any time. Failures are those of the SPI; a read that is not complete is a failure.
 */
public final class GoogleProvider implements CalendarProvider {

    /** The name of the provider. */
    public static final ProviderId ID = new ProviderId("google");

    private static final int WRITE_BATCH = 50;

    private static final Capabilities CAPABILITIES =
            new Capabilities(EnumSet.allOf(Capability.class), new GoogleLimits(), WRITE_BATCH);

    private final GoogleCalendars calendars;

    private final GoogleChanges changes;

    private final GoogleLookups lookups;

    private final GoogleWrites writes;

    /**
     * Creates a provider; nothing is sent yet.
     *
     * @param config where the service is
     * @param tokens the access tokens of the accounts
     * @param clock tells how long a pause is that the service asks for by date
     */
    public GoogleProvider(GoogleConfig config, AccessTokens tokens, Clock clock) {
        GoogleService service = new GoogleService(new GoogleGateway(config.settings(clock), tokens));
        this.calendars = service.calendars(ID);
        this.changes = service.changes();
        this.lookups = service.lookups();
        this.writes = service.writes();
    }

    @Override
    public ProviderId id() {
        return ID;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public List<CalendarInfo> calendars(AccountId account) {
        return calendars.calendars(account);
    }

    @Override
    public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        return changes.changes(calendar, window, view, cursor);
    }

    @Override
    public List<RemoteChange> read(CalendarRef calendar, Window slice, RecurrenceView view) {
        return changes.read(calendar, slice, view);
    }

    @Override
    public List<RemoteEvent> occurrences(CalendarRef calendar, EventKey seriesKey, Window window) {
        return lookups.occurrences(calendar, seriesKey, window);
    }

    @Override
    public Optional<RemoteEvent> get(CalendarRef calendar, EventKey key) {
        return lookups.get(calendar, key);
    }

    @Override
    public Optional<RemoteEvent> findByOrigin(CalendarRef calendar, OriginMark mark) {
        return lookups.findByOrigin(calendar, mark);
    }

    @Override
    public List<RemoteEvent> findCopies(CalendarRef calendar, String installation, String pair) {
        return lookups.findCopies(calendar, installation, pair);
    }

    @Override
    public Optional<RemoteEvent> findByUid(CalendarRef calendar, String iCalUid) {
        return lookups.findByUid(calendar, iCalUid);
    }

    @Override
    public List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> writes) {
        return this.writes.write(calendar, writes);
    }
}
