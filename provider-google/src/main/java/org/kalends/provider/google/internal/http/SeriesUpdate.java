package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.Optional;
import java.util.function.Supplier;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;

/**
 * Changes a series, or how an event recurs: rule, exclusions and overrides, and between one event and a series.
 *
 * <p>A change of a series also reaches those of its exceptions that are like it, so that the exceptions are looked at afterwards. An occurrence
 * that was deleted is never brought back; everything else is written before that is told, so that no edit is lost.
 */
final class SeriesUpdate {

    private final WriteContext context;

    private final RemoteWrite.Update update;

    private final String id;

    private Optional<Known> before;

    SeriesUpdate(WriteContext context, RemoteWrite.Update update) {
        this.context = context;
        this.update = update;
        this.id = update.key().value();
        this.before = context.known().at(context.calendar(), id, Versions.etag(update.version()));
    }

    Move begin() {
        Optional<String> closed = context.closed();
        return closed.isPresent() ? Move.failed(FailureKind.UNSUPPORTED, closed.get()) : look(true);
    }

    private Move look(boolean again) {
        return context.lookWhole(id, found -> {
            if (found.isEmpty()) {
                return Move.failed(FailureKind.NOT_FOUND, "changing: it is gone");
            }
            RemoteEvent now = context.read(found.get());
            return Known.of(found.get()).isAsExpected(now.version(), update.version(), before)
                    ? change(found.get(), now, again)
                    : Move.failed(FailureKind.CONFLICT, "changing: it has changed");
        });
    }

    private Move change(EventFetcher.Series found, RemoteEvent now, boolean again) {
        Known known = Known.of(found);
        before = Optional.of(known);
        CalendarEvent whole = wanted(now.event());
        Optional<String> refusal = known.refusal(
                        update.mark().isPresent() || known.mark().isPresent())
                .or(() -> context.unholdable(whole));
        if (refusal.isPresent()) {
            return Move.failed(FailureKind.UNSUPPORTED, refusal.get());
        }
        Buried buried = Buried.in(found, whole, context.reader());
        CalendarEvent wanted = buried.left();
        if (buried.isEmpty()) {
            return write(found, now, known, wanted, again);
        }
        return Differences.areNone(now.event(), wanted, update.fields()) && hasItsMark(known)
                ? Move.failed(FailureKind.UNSUPPORTED, Buried.REASON)
                : Move.unfinished(
                        write(found, now, known, wanted, again),
                        new ProviderException(FailureKind.AMBIGUOUS, Buried.REASON));
    }

    private boolean hasItsMark(Known known) {
        return update.mark().isEmpty() || update.mark().equals(known.mark());
    }

    private Move write(EventFetcher.Series found, RemoteEvent now, Known known, CalendarEvent wanted, boolean again) {
        RemoteWrite.Update whole =
                new RemoteWrite.Update(update.key(), update.version(), update.mark(), wanted, update.fields());
        Event patch = EventUpdate.patch(context, whole, known, found.master());
        if (patch.isEmpty()) {
            return Move.done(new WriteOutcome.Written(now));
        }
        return Move.ask(
                context.requests().patch(context.calendar(), id, patch, known.etag()),
                answer -> sent(answer, patch, wanted, () -> change(found, now, again), again));
    }

    /** Fills in what an update of the recurrence alone, or of anything but the recurrence, leaves as it is. */
    private CalendarEvent wanted(CalendarEvent now) {
        CalendarEvent wanted = update.event();
        if (!update.fields().contains(EventField.TIME)) {
            wanted = wanted.with(EventField.TIME, now);
        }
        return update.fields().contains(EventField.RECURRENCE) ? wanted : wanted.with(EventField.RECURRENCE, now);
    }

    private Move sent(GoogleAnswer answer, Event patch, CalendarEvent wanted, Supplier<Move> respelled, boolean again) {
        if (answer.ok()) {
            return Move.unsure(() -> stored(answer, patch, wanted));
        }
        if (answer.status() == 412) {
            return again ? look(false) : Move.failed(answer.failure());
        }
        if (answer.missing()) {
            return Move.failed(FailureKind.NOT_FOUND, "changing: it is gone");
        }
        return context.refused(answer, respelled);
    }

    private Move stored(GoogleAnswer answer, Event patch, CalendarEvent wanted) {
        return context.kept(patch, context.stored(answer), () -> {
            Optional<Recurrence> recurrence = wanted.recurrence();
            return recurrence.isPresent()
                    ? SeriesExceptions.ofChanged(context, wanted.time(), recurrence.get(), update.fields())
                            .begin(id)
                    : context.written(id);
        });
    }
}
