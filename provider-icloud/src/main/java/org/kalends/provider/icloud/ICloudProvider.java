package org.kalends.provider.icloud;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.kalends.api.auth.TokenStore;
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
import org.kalends.api.provider.SeriesLimits;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.icloud.internal.dav.DavCalendars;
import org.kalends.provider.icloud.internal.dav.DavChanges;
import org.kalends.provider.icloud.internal.dav.DavLookups;
import org.kalends.provider.icloud.internal.dav.DavService;
import org.kalends.provider.icloud.internal.dav.DavWriter;

/**
 * iCloud calendars, and those of any other CalDAV server (RFC 4791, 6578), as a provider.
 *
 * <p>Accounts are opened by app-specific password: a {@link org.kalends.api.auth.Credential.AppPassword} in the token store. An
 * event is known by the name of its resource, its version is the ETag. Copies get a name and a UID out of their mark, and never
 * an organizer or attendees.
 *
 * <p>Safe for use by several threads; one instance serves all accounts of a server. It keeps texts of events in memory, to spare
 * requests, and the server that answers for each account; both may be lost at any time. Failures are those of the SPI; a read
 * that is not complete is a failure.
 */
public final class ICloudProvider implements CalendarProvider, AutoCloseable {

    /** The name of the provider for iCloud itself. */
    public static final ProviderId ID = new ProviderId("icloud");

    private static final int WRITE_BATCH = 50;

    private static final Capabilities CAPABILITIES =
            new Capabilities(EnumSet.allOf(Capability.class), SeriesLimits.NONE, WRITE_BATCH);

    private final ProviderId id;

    private final DavService service;

    private final DavCalendars calendars;

    private final DavChanges changes;

    private final DavLookups lookups;

    private final DavWriter writer;

    /**
     * Creates a provider; nothing is sent yet.
     *
     * @param config where the server is
     * @param tokens where the passwords of the accounts are
     * @param clock stamps what is written
     */
    public ICloudProvider(ICloudConfig config, TokenStore tokens, Clock clock) {
        this.service = new DavService(config.settings(), tokens, clock);
        this.id = config.id();
        this.calendars = service.calendars(id);
        this.changes = service.changes();
        this.lookups = service.lookups();
        this.writer = service.writer();
    }

    @Override
    public ProviderId id() {
        return id;
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
        return lookups.read(calendar, slice, view);
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
        return writer.write(calendar, writes);
    }

    /** Closes the connections. The provider must not be used any more. */
    @Override
    public void close() {
        service.close();
    }
}
