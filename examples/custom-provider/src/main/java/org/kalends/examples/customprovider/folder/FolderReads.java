package org.kalends.examples.customprovider.folder;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Window;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RecurrenceView;
import org.kalends.api.provider.RemoteChange;

/** Reads without a cursor: single events, series, occurrences and slices. */
final class FolderReads {

    private final FolderCalendars calendars;

    FolderReads(FolderCalendars calendars) {
        this.calendars = calendars;
    }

    List<RemoteChange> slice(CalendarRef calendar, Window slice, RecurrenceView view) {
        return calendars.folder(calendar).files().stream()
                .flatMap(file -> overlapping(file, slice, view))
                .toList();
    }

    List<RemoteEvent> occurrences(CalendarRef calendar, EventKey seriesKey, Window window) {
        return calendars
                .folder(calendar)
                .file(seriesKey.value())
                .map(EventFile::event)
                .flatMap(Series::of)
                .map(series -> series.in(window))
                .orElseThrow(() -> new ProviderException(FailureKind.NOT_FOUND, "series: it is gone"));
    }

    Optional<RemoteEvent> get(CalendarRef calendar, EventKey key) {
        CalendarFolder folder = calendars.folder(calendar);
        Optional<OccurrenceKey> occurrence = OccurrenceKey.parse(key);
        return occurrence.isEmpty()
                ? folder.file(key.value()).map(EventFile::event)
                : folder.file(occurrence.get().file())
                        .map(EventFile::event)
                        .flatMap(Series::of)
                        .flatMap(series -> series.at(occurrence.get()));
    }

    /** Returns what a file holds of a window. A file that cannot be read may hold something of any window. */
    static Stream<RemoteChange> overlapping(EventFile file, Window window, RecurrenceView view) {
        try {
            RemoteEvent event = file.event();
            Optional<Series> series = Series.of(event);
            if (series.isEmpty()) {
                return window.overlaps(event.event().time())
                        ? Stream.of(new RemoteChange.Upserted(event))
                        : Stream.empty();
            }
            List<RemoteEvent> occurrences = series.get().in(window);
            return view == RecurrenceView.OCCURRENCES
                    ? occurrences.stream().map(RemoteChange.Upserted::new)
                    : occurrences.stream().limit(1).map(any -> new RemoteChange.Upserted(event));
        } catch (ProviderException e) {
            return Stream.of(unreadable(file, e));
        }
    }

    /** Returns that a file is there and cannot be read. */
    static RemoteChange unreadable(EventFile file, ProviderException why) {
        return new RemoteChange.Unreadable(file.key(), String.valueOf(why.getMessage()));
    }
}
