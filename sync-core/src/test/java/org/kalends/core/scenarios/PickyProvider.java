package org.kalends.core.scenarios;

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
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.SeriesLimits;
import org.kalends.api.provider.WriteOutcome;

/** A provider that can hold fewer series than the one behind it. */
record PickyProvider(CalendarProvider behind, SeriesLimits limits) implements CalendarProvider {

    @Override
    public ProviderId id() {
        return behind.id();
    }

    @Override
    public Capabilities capabilities() {
        Capabilities all = behind.capabilities();
        return new Capabilities(all.claimed(), limits, all.writeBatch());
    }

    @Override
    public List<CalendarInfo> calendars(AccountId account) {
        return behind.calendars(account);
    }

    @Override
    public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        return behind.changes(calendar, window, view, cursor);
    }

    @Override
    public List<RemoteChange> read(CalendarRef calendar, Window slice, RecurrenceView view) {
        return behind.read(calendar, slice, view);
    }

    @Override
    public List<RemoteEvent> occurrences(CalendarRef calendar, EventKey seriesKey, Window window) {
        return behind.occurrences(calendar, seriesKey, window);
    }

    @Override
    public Optional<RemoteEvent> get(CalendarRef calendar, EventKey key) {
        return behind.get(calendar, key);
    }

    @Override
    public Optional<RemoteEvent> findByOrigin(CalendarRef calendar, OriginMark mark) {
        return behind.findByOrigin(calendar, mark);
    }

    @Override
    public List<RemoteEvent> findCopies(CalendarRef calendar, String installation, String pair) {
        return behind.findCopies(calendar, installation, pair);
    }

    @Override
    public Optional<RemoteEvent> findByUid(CalendarRef calendar, String iCalUid) {
        return behind.findByUid(calendar, iCalUid);
    }

    @Override
    public List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> writes) {
        return behind.write(calendar, writes);
    }
}
