package org.kalends.provider.m365;

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
import org.kalends.provider.m365.internal.event.GraphLimits;
import org.kalends.provider.m365.internal.graph.GraphCalendars;
import org.kalends.provider.m365.internal.graph.GraphChanges;
import org.kalends.provider.m365.internal.graph.GraphGateway;
import org.kalends.provider.m365.internal.graph.GraphLookups;
import org.kalends.provider.m365.internal.graph.GraphService;
import org.kalends.provider.m365.internal.graph.GraphWrites;

/**
 * Calendars of Microsoft 365 and Outlook.com, through Microsoft Graph v1.0, as a provider.
 *
 * <p>An event is known by its immutable id, which survives moves within the mailbox; its version is the etag, that of an occurrence
 * a hash of what it says. A copy carries its mark in an extended property, and never guests, an organizer or a reminder. An event that
 * somebody else organizes is never written; neither is a copy to which somebody has invited guests, be it to one occurrence of a series.
 *
 * <p>Safe for use by several threads; one instance serves all accounts. It keeps in memory what it has lately read and written, to
 * spare requests; that may be lost at any time. Failures are those of the SPI; a read that is not complete is a failure.
 */
public final class M365Provider implements CalendarProvider, AutoCloseable {

    /** The name of the provider. */
    public static final ProviderId ID = new ProviderId("m365");

    private static final int WRITE_BATCH = 20;

    private static final Capabilities CAPABILITIES = new Capabilities(
            EnumSet.of(
                    Capability.OCCURRENCES,
                    Capability.SERIES,
                    Capability.OCCURRENCE_WRITES,
                    Capability.DELTA,
                    Capability.UID_LOOKUP),
            new GraphLimits(),
            WRITE_BATCH);

    private final GraphGateway gateway;

    private final GraphCalendars calendars;

    private final GraphChanges changes;

    private final GraphLookups lookups;

    private final GraphWrites writes;

    /**
     * Creates a provider; nothing is sent yet.
     *
     * @param config where the service is
     * @param tokens the access tokens of the accounts
     * @param clock tells how long a pause is that the service asks for by date
     */
    public M365Provider(M365Config config, AccessTokens tokens, Clock clock) {
        this.gateway = new GraphGateway(config.settings(clock), tokens);
        GraphService service = new GraphService(gateway);
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

    /** Closes the connections. The provider must not be used any more. */
    @Override
    public void close() {
        gateway.close();
    }
}
