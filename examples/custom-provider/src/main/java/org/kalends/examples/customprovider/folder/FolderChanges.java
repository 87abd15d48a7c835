package org.kalends.examples.customprovider.folder;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.ChangePage;
import org.kalends.api.provider.Cursor;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;

/**
 * The change feed. A folder tells nobody what changed, so each call looks at all files, writes what it finds into the journal, and answers
 * out of that, on one page.
 */
final class FolderChanges {

    private final FolderCalendars calendars;
    private final JournalFiles journals;

    FolderChanges(FolderCalendars calendars, JournalFiles journals) {
        this.calendars = calendars;
        this.journals = journals;
    }

    ChangePage page(CalendarRef calendar, Window window, RecurrenceView view, Optional<Cursor> cursor) {
        CalendarFolder folder = calendars.folder(calendar);
        return folder.alone(() -> {
            List<EventFile> files = folder.files();
            Journal journal = journals.seen(calendar, files);
            return cursor.isEmpty()
                    ? page(ChangePage.Kind.SNAPSHOT, snapshot(files, window, view), journal)
                    : page(ChangePage.Kind.DELTA, delta(files, window, view, journal, cursor.get()), journal);
        });
    }

    private static ChangePage page(ChangePage.Kind kind, Stream<RemoteChange> changes, Journal journal) {
        return new ChangePage(changes.toList(), kind, journal.cursor(), false);
    }

    private static Stream<RemoteChange> snapshot(List<EventFile> files, Window window, RecurrenceView view) {
        return files.stream().flatMap(file -> FolderReads.overlapping(file, window, view));
    }

    private static Stream<RemoteChange> delta(
            List<EventFile> files, Window window, RecurrenceView view, Journal journal, Cursor cursor) {
        long place = journal.place(cursor);
        Map<EventKey, EventFile> byKey = files.stream().collect(Collectors.toMap(EventFile::key, Function.identity()));
        return journal.since(place).stream().flatMap(change -> {
            EventKey key = change.getKey();
            Stream<RemoteChange> ended =
                    change.getValue().ended() > place ? Stream.of(new RemoteChange.Removed(key)) : Stream.empty();
            Stream<RemoteChange> now =
                    Optional.ofNullable(byKey.get(key)).map(file -> now(file, window, view)).stream();
            return Stream.concat(ended, now);
        });
    }

    /** Returns what a changed file says now, wherever it lies in time. */
    private static RemoteChange now(EventFile file, Window window, RecurrenceView view) {
        try {
            RemoteEvent event = file.event();
            return Series.of(event)
                    .filter(series -> view == RecurrenceView.OCCURRENCES)
                    .<RemoteChange>map(series -> new RemoteChange.SeriesSet(event.key(), series.in(window)))
                    .orElseGet(() -> new RemoteChange.Upserted(event));
        } catch (ProviderException e) {
            return FolderReads.unreadable(file, e);
        }
    }
}
