package org.kalends.provider.m365;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.Window;
import org.kalends.api.provider.CalendarProvider;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;
import org.kalends.simulation.ForwardingProvider;

/**
 * A caller that looks a second time, as after a doorbell whose change was not there yet; one at a time, so that every second look is
 * a second one.
 */
final class LateProvider extends ForwardingProvider {

    LateProvider(CalendarProvider provider) {
        super(provider);
    }

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
            ChangePage first = super.changes(calendar, window, view, cursor);
            return List.of(first, super.changes(calendar, window, view, Optional.of(first.next())));
        }
    }

    /** The last word on a key counts. */
    private static boolean isOfSameEvent(RemoteChange one, RemoteChange other) {
        return one instanceof RemoteChange.Upserted earlier
                && other instanceof RemoteChange.Upserted later
                && earlier.event().key().equals(later.event().key());
    }
}
