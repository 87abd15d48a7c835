package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kalends.api.model.EventField;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.model.Version;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.google.internal.event.MarkProperty;
import org.kalends.provider.google.internal.event.OwnProperties;

/**
 * Changes or deletes one occurrence of a series.
 *
 * <p>Its version is a hash of what it says, so it is looked at first; the etag of that look guards the write. Any write to a series may change
 * the etags of all its occurrences, so writes to one series take turns, and a refusal is looked into once.
 */
final class OccurrenceWrite {

    private final WriteContext context;

    private final RemoteWrite write;

    private final String id;

    private final Version expected;

    OccurrenceWrite(WriteContext context, RemoteWrite.Update update) {
        this(context, update, update.key().value(), update.version());
    }

    OccurrenceWrite(WriteContext context, RemoteWrite.Delete delete) {
        this(context, delete, delete.key().value(), delete.version());
    }

    private OccurrenceWrite(WriteContext context, RemoteWrite write, String id, Version expected) {
        this.context = context;
        this.write = write;
        this.id = id;
        this.expected = expected;
    }

    Move begin() {
        Optional<String> closed = context.closed();
        return closed.isPresent() ? Move.failed(FailureKind.UNSUPPORTED, closed.get()) : look(true);
    }

    private Move look(boolean again) {
        return found((row, master) -> writeIfExpected(row, master, again));
    }

    /** Goes on with an occurrence and its series. */
    @FunctionalInterface
    private interface Found {
        Move with(Event row, Event master);
    }

    private Move found(Found then) {
        return context.look(id, found -> {
            Optional<String> series = found.flatMap(row -> Optional.ofNullable(row.getRecurringEventId()));
            if (found.isEmpty() || series.isEmpty()) {
                return found.isEmpty() ? gone() : changed();
            }
            return new Move.Ask(
                    context.requests().event(context.calendar(), series.get()),
                    series,
                    answer -> EventFetcher.found(answer)
                            .map(master -> then.with(found.get(), master))
                            .orElseGet(() -> context.ifThere(this::gone)));
        });
    }

    private Move writeIfExpected(Event row, Event master, boolean again) {
        RemoteEvent now = Reading.required(() -> context.events().occurrence(row, master));
        if (!now.version().equals(expected)) {
            return changed();
        }
        Optional<String> refusal =
                Known.of(row).refusal(MarkProperty.read(master).isPresent());
        if (refusal.isPresent()) {
            return Move.failed(FailureKind.UNSUPPORTED, refusal.get());
        }
        return write instanceof RemoteWrite.Update update
                ? change(row, master, now, update, again)
                : send(
                        row,
                        context.requests().delete(context.calendar(), id, row.getEtag()),
                        answer -> deleted(),
                        OccurrenceWrite::changed,
                        again);
    }

    private Move change(Event row, Event master, RemoteEvent now, RemoteWrite.Update update, boolean again) {
        Set<EventField> fields = EnumSet.noneOf(EventField.class);
        fields.addAll(update.fields());
        fields.remove(EventField.RECURRENCE);
        fields.removeIf(field -> now.event().value(field).equals(update.event().value(field)));
        if (fields.contains(EventField.SENSITIVITY)) {
            return Move.failed(
                    FailureKind.UNSUPPORTED,
                    "visibility: an occurrence has that of its series, a stricter one hits all");
        }
        if (fields.isEmpty()) {
            return Move.done(new WriteOutcome.Written(now));
        }
        Event patch = OwnProperties.checked(context.writer().patch(update.event(), fields), row);
        return send(
                row,
                context.requests().patch(context.calendar(), id, patch, row.getEtag()),
                answer -> Move.unsure(() -> written(patch, answer.read(Event.class), master)),
                () -> change(row, master, now, update, again),
                again);
    }

    /**
     * Sends the write.
     *
     * @param done goes on when it is done
     * @param respelled goes on when the name of a zone was refused
     * @param again whether a refusal may be looked into
     */
    private Move send(
            Event row,
            GoogleRequest request,
            Function<GoogleAnswer, Move> done,
            Supplier<Move> respelled,
            boolean again) {
        return Move.ask(request, answer -> {
            if (answer.ok()) {
                return done.apply(answer);
            }
            if (answer.status() == 412) {
                return again ? look(false) : Move.failed(answer.failure());
            }
            if (answer.missing()) {
                return context.ifThere(this::gone);
            }
            ProviderException failure = answer.failure();
            return failure.kind() == FailureKind.AMBIGUOUS
                    ? Move.unsure(() -> readBack(row, failure))
                    : context.refused(answer, respelled);
        });
    }

    private Move written(Event patch, Event stored, Event master) {
        return context.kept(
                patch,
                stored,
                () -> Move.done(new WriteOutcome.Written(
                        Reading.required(() -> context.events().occurrence(stored, master)))));
    }

    /** The answer is lost: a deletion has happened when the occurrence is gone, a change when it says what it should. */
    private Move readBack(Event before, ProviderException failure) {
        if (write instanceof RemoteWrite.Update update) {
            return found((row, master) -> {
                RemoteEvent now = Reading.required(() -> context.events().occurrence(row, master));
                boolean done = update.fields().stream()
                        .allMatch(field ->
                                now.event().value(field).equals(update.event().value(field)));
                return done && !row.getEtag().equals(before.getEtag())
                        ? Move.done(new WriteOutcome.Written(now))
                        : Move.failed(failure);
            });
        }
        return context.look(id, found -> found.isEmpty() ? deleted() : Move.failed(failure));
    }

    private static Move deleted() {
        return Move.done(new WriteOutcome.Deleted());
    }

    private Move gone() {
        return write instanceof RemoteWrite.Delete
                ? deleted()
                : Move.failed(FailureKind.NOT_FOUND, "changing: it is gone");
    }

    private static Move changed() {
        return Move.failed(FailureKind.CONFLICT, "changing: it has changed");
    }
}
