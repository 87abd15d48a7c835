package org.kalends.examples.customprovider.folder;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
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

/**
 * Calendars that are folders, and events that are files in them.
 *
 * <p>Everybody may change the files with any program while the provider is at work. Safe for use by several threads. A file is replaced in
 * one step, so a write happens whole or not at all and never fails with AMBIGUOUS. The occurrences of a series can be read and not
 * written.
 */
public final class FolderProvider implements CalendarProvider {

    private static final ProviderId ID = new ProviderId("folder");
    private static final Capabilities CAPABILITIES = new Capabilities(
            EnumSet.of(Capability.OCCURRENCES, Capability.SERIES, Capability.DELTA, Capability.UID_LOOKUP),
            SupportedSeries::refusal,
            50);

    private final FolderCalendars calendars;
    private final FolderReads reads;
    private final FolderChanges changes;
    private final FolderCopies copies;
    private final FolderWrites writes;

    /** Creates a provider; nothing is read or written yet. */
    public FolderProvider(FolderConfig config) {
        Objects.requireNonNull(config, "config");
        FolderGateway gateway = new FolderGateway();
        this.calendars = new FolderCalendars(ID, config.accounts(), gateway);
        this.reads = new FolderReads(calendars);
        this.changes = new FolderChanges(calendars, new JournalFiles(config.state(), config.ids(), gateway));
        this.copies = new FolderCopies(calendars);
        this.writes = new FolderWrites(calendars);
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
        return calendars.list(account);
    }

    @Override
    public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        return changes.page(calendar, window, view, cursor);
    }

    @Override
    public List<RemoteChange> read(CalendarRef calendar, Window slice, RecurrenceView view) {
        return reads.slice(calendar, slice, view);
    }

    @Override
    public List<RemoteEvent> occurrences(CalendarRef calendar, EventKey seriesKey, Window window) {
        return reads.occurrences(calendar, seriesKey, window);
    }

    @Override
    public Optional<RemoteEvent> get(CalendarRef calendar, EventKey key) {
        return reads.get(calendar, key);
    }

    @Override
    public Optional<RemoteEvent> findByOrigin(CalendarRef calendar, OriginMark mark) {
        return copies.byOrigin(calendar, mark);
    }

    @Override
    public List<RemoteEvent> findCopies(CalendarRef calendar, String installation, String pair) {
        return copies.ofPair(calendar, installation, pair);
    }

    @Override
    public Optional<RemoteEvent> findByUid(CalendarRef calendar, String iCalUid) {
        return copies.byUid(calendar, iCalUid);
    }

    @Override
    public List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> wanted) {
        return writes.write(calendar, wanted);
    }
}
