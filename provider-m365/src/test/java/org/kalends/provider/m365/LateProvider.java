package org.kalends.provider.m365;

import java.util.ArrayList;
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

/**
 * A caller that looks a second time, as after a doorbell whose change was not there yet; one at a time, so that every second look is
 * a second one.
 *
 * @param provider who is called
 */
record LateProvider(CalendarProvider provider) implements CalendarProvider {

    @Override
    public ChangePage changes(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        List<ChangePage> pages = twice(calendar, window, view, cursor);
        ChangePage first = pages.get(0);
        ChangePage second = pages.get(1);
        List<RemoteChange> both = new ArrayList<>(first.changes());
        both.removeIf(earlier -> second.changes().stream().anyMatch(later -> isOfSameEvent(earlier, later)));
        both.addAll(second.changes());
        return new ChangePage(both, first.kind(), second.next(), false);
    }

    private List<ChangePage> twice(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        synchronized (LateProvider.class) {
            ChangePage first = provider.changes(calendar, window, view, cursor);
            return List.of(first, provider.changes(calendar, window, view, Optional.of(first.next())));
        }
    }

    /** The last word on a key counts. */
    private static boolean isOfSameEvent(RemoteChange one, RemoteChange other) {
        return one instanceof RemoteChange.Upserted earlier
                && other instanceof RemoteChange.Upserted later
                && earlier.event().key().equals(later.event().key());
    }

    @Override
    public ProviderId id() {
        return provider.id();
    }

    @Override
    public Capabilities capabilities() {
        return provider.capabilities();
    }

    @Override
    public List<CalendarInfo> calendars(AccountId account) {
        return provider.calendars(account);
    }

    @Override
    public List<RemoteChange> read(CalendarRef calendar, Window slice, RecurrenceView view) {
        return provider.read(calendar, slice, view);
    }

    @Override
    public List<RemoteEvent> occurrences(CalendarRef calendar, EventKey seriesKey, Window window) {
        return provider.occurrences(calendar, seriesKey, window);
    }

    @Override
    public Optional<RemoteEvent> get(CalendarRef calendar, EventKey key) {
        return provider.get(calendar, key);
    }

    @Override
    public Optional<RemoteEvent> findByOrigin(CalendarRef calendar, OriginMark mark) {
        return provider.findByOrigin(calendar, mark);
    }

    @Override
    public List<RemoteEvent> findCopies(CalendarRef calendar, String installation, String pair) {
        return provider.findCopies(calendar, installation, pair);
    }

    @Override
    public Optional<RemoteEvent> findByUid(CalendarRef calendar, String iCalUid) {
        return provider.findByUid(calendar, iCalUid);
    }

    @Override
    public List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> writes) {
        return provider.write(calendar, writes);
    }
}
