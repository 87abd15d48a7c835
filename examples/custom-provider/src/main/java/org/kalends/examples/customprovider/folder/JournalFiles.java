package org.kalends.examples.customprovider.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.kalends.api.model.CalendarRef;

/** The journals of all calendars, a file each. One that is missing or damaged is begun anew, which lets its cursors expire. */
final class JournalFiles {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path state;
    private final Supplier<UUID> ids;
    private final FolderGateway gateway;

    JournalFiles(Path state, Supplier<UUID> ids, FolderGateway gateway) {
        this.state = state;
        this.ids = ids;
        this.gateway = gateway;
    }

    /** Returns the journal of a calendar after a look at all its files; it is on disk. */
    Journal seen(CalendarRef calendar, List<EventFile> files) {
        Path file = state.resolve(name(calendar));
        Optional<Journal> known = gateway.bytes(file).flatMap(JournalFiles::parse);
        Journal before = known.orElseGet(() -> Journal.begin(ids.get().toString()));
        Journal now = before.seen(files);
        if (known.isEmpty() || now.last() != before.last()) {
            gateway.make(state);
            gateway.write(file, print(now));
        }
        return now;
    }

    private static String name(CalendarRef calendar) {
        return EventFile.hash((calendar.account() + "\n" + calendar.calendarId()).getBytes(UTF_8)) + ".json";
    }

    private static Optional<Journal> parse(byte[] content) {
        try {
            return Optional.of(JSON.readValue(content, Journal.class));
        } catch (JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be read", e);
        }
    }

    private static byte[] print(Journal journal) {
        try {
            return JSON.writeValueAsBytes(journal);
        } catch (JacksonException e) {
            throw new IllegalStateException("a journal can always be written", e);
        }
    }
}
