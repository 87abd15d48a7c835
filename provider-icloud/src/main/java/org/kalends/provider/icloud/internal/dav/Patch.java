package org.kalends.provider.icloud.internal.dav;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.EventKey;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.provider.icloud.internal.ics.IcsProblem;

/**
 * One write to an event or an occurrence, as a change of the text that holds it.
 *
 * @param write an update, or the deletion of an occurrence
 * @param start the occurrence; absent for the whole resource
 */
record Patch(RemoteWrite write, Optional<OriginalStart> start) {

    /**
     * Returns the text after this write.
     *
     * @throws ProviderException NOT_FOUND when an occurrence to be changed is not there
     */
    String apply(EventReader reader, Instant now) {
        try {
            return write instanceof RemoteWrite.Update update ? update(reader, update, now) : without(reader, now);
        } catch (IcsProblem problem) {
            throw new ProviderException(
                    problem.kind() == IcsProblem.Kind.NOT_A_SERIES ? FailureKind.UNSUPPORTED : FailureKind.PERMANENT,
                    "the event cannot be changed: " + problem.getMessage(),
                    problem);
        }
    }

    private String update(EventReader reader, RemoteWrite.Update update, Instant now) {
        if (start.isEmpty()) {
            return reader.ics().withUpdate(update.event(), update.fields(), update.mark(), now);
        }
        if (reader.occurrence(start.get()).isEmpty()) {
            throw new ProviderException(FailureKind.NOT_FOUND, "changing: the occurrence is gone");
        }
        String text = update.fields().isEmpty()
                ? reader.resource().text()
                : reader.ics().withOccurrenceUpdate(start.get(), update.event(), update.fields(), now);
        Optional<OriginMark> mark =
                update.mark().filter(wanted -> !reader.ics().originMark().equals(update.mark()));
        return mark.isEmpty() ? text : reader.withText(text).ics().withUpdate(update.event(), Set.of(), mark, now);
    }

    private String without(EventReader reader, Instant now) {
        OriginalStart gone = start.orElseThrow();
        return reader.occurrence(gone).isEmpty()
                ? reader.resource().text()
                : reader.ics().withoutOccurrence(gone, now);
    }

    /** Returns what the write left behind; empty when that was nothing. */
    Optional<RemoteEvent> result(EventReader after) {
        if (write instanceof RemoteWrite.Delete) {
            return Optional.empty();
        }
        return start.isPresent() ? after.occurrence(start.get()) : Optional.of(after.whole());
    }

    /** Returns the key of what is written. */
    EventKey key() {
        return write instanceof RemoteWrite.Update update ? update.key() : ((RemoteWrite.Delete) write).key();
    }
}
