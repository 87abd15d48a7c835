package org.kalends.simulation;

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
import org.kalends.api.provider.WriteOutcome;

/** Hands everything on; a subclass does one thing in another way. */
public class ForwardingProvider implements CalendarProvider {

    final CalendarProvider sound;

    /** Creates it before another provider. */
    protected ForwardingProvider(CalendarProvider sound) {
        this.sound = sound;
    }

    @Override
    public ProviderId id() {
        return sound.id();
    }

    @Override
    public Capabilities capabilities() {
        return sound.capabilities();
    }

    @Override
    public List<CalendarInfo> calendars(AccountId account) {
        return sound.calendars(account);
    }

    @Override
    public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        return sound.changes(calendar, window, view, cursor);
    }

    @Override
    public List<RemoteChange> read(CalendarRef calendar, Window slice, RecurrenceView view) {
        return sound.read(calendar, slice, view);
    }

    @Override
    public List<RemoteEvent> occurrences(CalendarRef calendar, EventKey seriesKey, Window window) {
        return sound.occurrences(calendar, seriesKey, window);
    }

    @Override
    public Optional<RemoteEvent> get(CalendarRef calendar, EventKey key) {
        return sound.get(calendar, key);
    }

    @Override
    public Optional<RemoteEvent> findByOrigin(CalendarRef calendar, OriginMark mark) {
        return sound.findByOrigin(calendar, mark);
    }

    @Override
    public List<RemoteEvent> findCopies(CalendarRef calendar, String installation, String pair) {
        return sound.findCopies(calendar, installation, pair);
    }

    @Override
    public Optional<RemoteEvent> findByUid(CalendarRef calendar, String iCalUid) {
        return sound.findByUid(calendar, iCalUid);
    }

    @Override
    public List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> writes) {
        return sound.write(
                calendar, writes.stream().map(write -> changed(calendar, write)).toList());
    }

    /** Changes a write on its way out. */
    RemoteWrite changed(CalendarRef calendar, RemoteWrite write) {
        return write;
    }
}
