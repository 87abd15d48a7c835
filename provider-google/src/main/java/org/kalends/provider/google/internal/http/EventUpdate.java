package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.OriginMark;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.google.internal.event.MarkProperty;
import org.kalends.provider.google.internal.event.OwnProperties;

/** Changes fields of a single event; one that turns out to be a series is left to {@link SeriesUpdate}. */
final class EventUpdate {

    private final WriteContext context;

    private final RemoteWrite.Update update;

    private final String id;

    private final String expected;

    private final Optional<Known> before;

    EventUpdate(WriteContext context, RemoteWrite.Update update) {
        this.context = context;
        this.update = update;
        this.id = update.key().value();
        this.expected = Versions.etag(update.version());
        this.before = context.known().at(context.calendar(), id, expected);
    }

    Move begin() {
        Optional<String> closed = context.closed();
        if (closed.isPresent()) {
            return Move.failed(FailureKind.UNSUPPORTED, closed.get());
        }
        return before.filter(known -> !known.crowded())
                .map(known -> change(known, new Event(), true))
                .orElseGet(() -> look(true));
    }

    private Move look(boolean again) {
        return context.look(
                id,
                found -> found.map(now -> changeIfExpected(now, again))
                        .orElseGet(() -> Move.failed(FailureKind.NOT_FOUND, "changing: it is gone")));
    }

    /** A series is looked at as a whole by {@link SeriesUpdate}. */
    private Move changeIfExpected(Event event, boolean again) {
        Known now = Known.of(event);
        return now.recurs() || now.isAsExpected(new Version(now.etag()), update.version(), before)
                ? change(now, event, again)
                : Move.failed(FailureKind.CONFLICT, "changing: it has changed");
    }

    /**
     * Sends the change.
     *
     * @param held the event with the properties that the change has to fit in with; an empty one when there is room enough
     */
    private Move change(Known known, Event held, boolean again) {
        if (known.recurs()) {
            return new SeriesUpdate(context, update).begin();
        }
        Optional<String> refusal =
                known.refusal(update.mark().isPresent() || known.mark().isPresent());
        if (refusal.isPresent()) {
            return Move.failed(FailureKind.UNSUPPORTED, refusal.get());
        }
        Event patch = patch(context, update, known, held);
        return patch.isEmpty()
                ? context.written(id)
                : Move.ask(
                        context.requests().patch(context.calendar(), id, patch, known.etag()),
                        answer -> sent(answer, patch, () -> change(known, held, again), again));
    }

    /** Returns what an update changes, the mark among it when there is another one. */
    static Event patch(WriteContext context, RemoteWrite.Update update, Known known, Event held) {
        Event patch = context.writer().patch(update.event(), update.fields());
        Optional<OriginMark> mark = update.mark().filter(wanted -> !known.mark().equals(Optional.of(wanted)));
        mark.ifPresent(wanted -> MarkProperty.write(patch, wanted, update.key().value()));
        return OwnProperties.checked(patch, held);
    }

    private Move sent(GoogleAnswer answer, Event patch, Supplier<Move> respelled, boolean again) {
        if (answer.ok()) {
            Event stored = context.stored(answer);
            return context.kept(patch, stored, () -> context.written(new EventFetcher.Series(stored, List.of())));
        }
        if (answer.status() == 412) {
            return again ? look(false) : Move.failed(answer.failure());
        }
        if (answer.missing()) {
            return Move.failed(FailureKind.NOT_FOUND, "changing: it is gone");
        }
        ProviderException failure = answer.failure();
        return failure.kind() == FailureKind.AMBIGUOUS
                ? Move.unsure(() -> readBack(failure))
                : context.refused(answer, respelled);
    }

    /** The answer is lost: when the event says what it should, the write has happened. */
    private Move readBack(ProviderException failure) {
        return context.look(id, found -> {
            Optional<RemoteEvent> now = found.filter(event -> !event.getEtag().equals(expected))
                    .map(event -> context.read(new EventFetcher.Series(event, List.of())))
                    .filter(this::saysWhatItShould);
            return now.map(event -> Move.done(new WriteOutcome.Written(event))).orElseGet(() -> Move.failed(failure));
        });
    }

    private boolean saysWhatItShould(RemoteEvent now) {
        CalendarEvent wanted = update.event();
        return update.fields().stream()
                        .allMatch(field -> now.event().value(field).equals(wanted.value(field)))
                && update.mark().stream().allMatch(mark -> now.originMark().equals(Optional.of(mark)));
    }
}
