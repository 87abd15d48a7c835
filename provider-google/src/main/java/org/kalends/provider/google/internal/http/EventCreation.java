package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.List;
import java.util.Optional;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.OriginMark;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.provider.google.internal.event.EventIds;
import org.kalends.provider.google.internal.event.MarkProperty;
import org.kalends.provider.google.internal.event.OwnProperties;

/**
 * Creates one copy under an id that follows from its mark, or meets the one that an earlier attempt has created. An id is taken for good, also
 * when its event was deleted.
 */
final class EventCreation {

    private final WriteContext context;

    private final OriginMark mark;

    private final CalendarEvent event;

    private final String id;

    EventCreation(WriteContext context, RemoteWrite.Create create) {
        this.context = context;
        this.mark = create.mark();
        this.event = create.event();
        this.id = EventIds.of(mark);
    }

    Move begin() {
        Optional<String> refusal = context.closed().or(() -> context.unholdable(event));
        return refusal.isPresent() ? Move.failed(FailureKind.UNSUPPORTED, refusal.get()) : insert();
    }

    private Move insert() {
        Event copy = context.writer().create(event, mark);
        return Move.ask(context.requests().insert(context.calendar(), copy), answer -> inserted(answer, copy));
    }

    private Move inserted(GoogleAnswer answer, Event sent) {
        if (answer.ok()) {
            return Move.unsure(() -> kept(context.stored(answer), sent));
        }
        ProviderException failure = answer.failure();
        if (answer.status() == 409) {
            return meet(new ProviderException(FailureKind.CONFLICT, "creating: the id is taken"));
        }
        if (failure.kind() == FailureKind.AMBIGUOUS) {
            return Move.unsure(() -> meet(failure));
        }
        return context.refused(answer, this::begin);
    }

    /** Looks at what is there under the id; what is not ours, or gone, leaves the failure as it is. */
    private Move meet(ProviderException failure) {
        return Move.ask(context.requests().event(context.calendar(), id), answer -> {
            Optional<Event> ours = context.found(id, answer)
                    .filter(there -> MarkProperty.read(there).equals(Optional.of(mark)));
            if (ours.isEmpty()) {
                return Move.failed(failure);
            }
            return exceptions().isPresent() ? exceptions().get().begin(id) : context.written(id);
        });
    }

    private Move kept(Event stored, Event sent) {
        Optional<String> lost = OwnProperties.lost(sent, stored);
        if (lost.isPresent() || !id.equals(stored.getId())) {
            return undo(stored, lost.orElse("id"));
        }
        return exceptions().isPresent()
                ? exceptions().get().begin(id)
                : context.written(new EventFetcher.Series(stored, List.of()));
    }

    /** Takes a copy away that nobody could recognise. */
    private Move undo(Event stored, String lost) {
        return Move.ask(
                context.requests().delete(context.calendar(), stored.getId(), stored.getEtag()),
                answer -> answer.ok() || answer.missing()
                        ? Move.failed(FailureKind.UNSUPPORTED, lost + ": is not kept by the service")
                        : Move.failed(FailureKind.AMBIGUOUS, lost + ": is not kept by the service, the copy is there"));
    }

    private Optional<SeriesExceptions> exceptions() {
        return event.recurrence()
                .filter(SeriesExceptions::areIn)
                .map(recurrence -> SeriesExceptions.ofNew(context, event.time(), recurrence));
    }
}
