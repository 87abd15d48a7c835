package org.kalends.examples.customprovider.folder;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.ProviderException;

/** Finds copies by their marks, and events by their UIDs, in all files of a calendar. */
final class FolderCopies {

    private final FolderCalendars calendars;

    FolderCopies(FolderCalendars calendars) {
        this.calendars = calendars;
    }

    /** Returns the name of the file of a new copy: of the same mark always the same, also where case does not count. */
    static String name(OriginMark mark) {
        return "copy-" + EventFile.hash(mark.text().getBytes(US_ASCII)).substring(0, 32) + ".json";
    }

    /** Looks under the copy's own name first. A copy that is there and cannot be read fails with PERMANENT. */
    Optional<RemoteEvent> byOrigin(CalendarRef calendar, OriginMark mark) {
        Predicate<RemoteEvent> wanted = event -> event.originMark().equals(Optional.of(mark));
        return calendars
                .folder(calendar)
                .file(name(mark))
                .map(EventFile::event)
                .filter(wanted)
                .or(() -> events(calendar).filter(wanted).findFirst());
    }

    List<RemoteEvent> ofPair(CalendarRef calendar, String installation, String pair) {
        Predicate<OriginMark> wanted =
                mark -> mark.installation().equals(installation) && mark.pair().equals(pair);
        return calendars.folder(calendar).files().stream()
                .flatMap(file -> file.mark().filter(wanted).map(mark -> copy(file, mark)).stream())
                .toList();
    }

    /** Only its key, version and mark are needed to delete it. */
    private static RemoteEvent copy(EventFile file, OriginMark mark) {
        return event(file).findFirst().orElseGet(() -> RemoteEvent.unreadable(file.key(), file.version(), mark));
    }

    Optional<RemoteEvent> byUid(CalendarRef calendar, String iCalUid) {
        return calendars.folder(calendar).files().stream()
                .filter(file -> file.mark().isEmpty())
                .filter(file -> file.uid().equals(Optional.of(iCalUid)))
                .findFirst()
                .map(EventFile::event);
    }

    private Stream<RemoteEvent> events(CalendarRef calendar) {
        return calendars.folder(calendar).files().stream().flatMap(FolderCopies::event);
    }

    /** What cannot be read is left out: nothing proves whose it is. */
    private static Stream<RemoteEvent> event(EventFile file) {
        try {
            return Stream.of(file.event());
        } catch (ProviderException e) {
            return Stream.empty();
        }
    }
}
