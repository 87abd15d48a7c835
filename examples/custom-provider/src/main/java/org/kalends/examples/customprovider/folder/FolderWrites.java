package org.kalends.examples.customprovider.folder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.CalendarRef;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.Version;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/** Guarded writes: between the look at a version and the write no other thread writes into the calendar. */
final class FolderWrites {

    private final FolderCalendars calendars;

    FolderWrites(FolderCalendars calendars) {
        this.calendars = calendars;
    }

    List<WriteOutcome> write(CalendarRef calendar, List<RemoteWrite> writes) {
        CalendarFolder folder = calendars.writable(calendar);
        return writes.stream().map(write -> outcome(folder, write)).toList();
    }

    private static WriteOutcome outcome(CalendarFolder folder, RemoteWrite write) {
        try {
            return folder.alone(() -> done(folder, write));
        } catch (ProviderException e) {
            return new WriteOutcome.Failed(e);
        }
    }

    private static WriteOutcome done(CalendarFolder folder, RemoteWrite write) {
        if (write instanceof RemoteWrite.Create create) {
            return create(folder, create);
        }
        return write instanceof RemoteWrite.Update update
                ? update(folder, update)
                : delete(folder, (RemoteWrite.Delete) write);
    }

    /** The name of a copy follows from its mark, so a creation that is repeated meets the first one. */
    private static WriteOutcome create(CalendarFolder folder, RemoteWrite.Create create) {
        String name = FolderCopies.name(create.mark());
        Optional<EventFile> first = folder.file(name);
        if (first.isPresent()) {
            return new WriteOutcome.Written(first.map(EventFile::event)
                    .filter(event -> event.originMark().equals(Optional.of(create.mark())))
                    .orElseThrow(() -> new ProviderException(FailureKind.CONFLICT, "create: the name is taken")));
        }
        refuse(create.event());
        ObjectNode json = JsonWriter.event(create.event());
        mark(json, create.mark());
        return written(folder, name, json);
    }

    private static WriteOutcome update(CalendarFolder folder, RemoteWrite.Update update) {
        EventFile file = file(folder, update.key())
                .orElseThrow(() -> new ProviderException(FailureKind.NOT_FOUND, "update: the event is gone"));
        guard(file, update.version());
        if (update.fields().contains(EventField.RECURRENCE)) {
            refuse(update.event());
        }
        ObjectNode json = file.json();
        JsonWriter.write(json, update.event(), update.fields());
        update.mark().ifPresent(mark -> mark(json, mark));
        return written(folder, file.key().value(), json);
    }

    private static WriteOutcome delete(CalendarFolder folder, RemoteWrite.Delete delete) {
        file(folder, delete.key()).ifPresent(file -> {
            guard(file, delete.version());
            folder.delete(file);
        });
        return new WriteOutcome.Deleted();
    }

    private static Optional<EventFile> file(CalendarFolder folder, EventKey key) {
        if (OccurrenceKey.parse(key).isPresent()) {
            throw new ProviderException(FailureKind.UNSUPPORTED, "write: a single occurrence");
        }
        return folder.file(key.value());
    }

    private static void guard(EventFile file, Version decidedOn) {
        if (!file.version().equals(decidedOn)) {
            throw new ProviderException(FailureKind.CONFLICT, "write: the event has changed");
        }
    }

    private static void refuse(CalendarEvent event) {
        SupportedSeries.refusal(event).ifPresent(reason -> {
            throw new ProviderException(FailureKind.UNSUPPORTED, reason);
        });
    }

    private static void mark(ObjectNode json, OriginMark mark) {
        json.put("origin", mark.text());
    }

    /** What could not be read again is not written. */
    private static WriteOutcome written(CalendarFolder folder, String name, ObjectNode json) {
        JsonReader.event(json);
        return new WriteOutcome.Written(
                folder.write(name, JsonTables.print(json)).event());
    }
}
