package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.Optional;
import java.util.function.Supplier;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.api.provider.WriteOutcome;
import org.kalends.provider.google.internal.event.GoogleLimits;

/**
 * Changes a series, or how an event recurs: rule, exclusions and overrides, and between one event and a series.
 *
 * <p>A change of a series also reaches those of its exceptions that are like it, so that the exceptions are looked at afterwards.
 */
final class SeriesUpdate {

    private static final GoogleLimits LIMITS = new GoogleLimits();

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
            return Known.of(found.get().master()).isAsExpected(now.version(), update.version(), before)
                    ? change(now, found.get().master(), again)
                    : Move.failed(FailureKind.CONFLICT, "changing: it has changed");
        });
    }

    private Move change(RemoteEvent now, Event master, boolean again) {
        Known known = Known.of(master);
        before = Optional.of(known);
        CalendarEvent wanted = wanted(now.event());
        Optional<String> refusal = known.refusal(
                        update.mark().isPresent() || known.mark().isPresent())
                .or(() -> wanted.recurrence()
                        .flatMap(recurrence -> LIMITS.refusal(wanted))
                        .map(limit -> "recurrence: " + limit));
        if (refusal.isPresent()) {
            return Move.failed(FailureKind.UNSUPPORTED, refusal.get());
        }
        RemoteWrite.Update whole =
                new RemoteWrite.Update(update.key(), update.version(), update.mark(), wanted, update.fields());
        Event patch = EventUpdate.patch(context, whole, known);
        if (patch.isEmpty()) {
            return Move.done(new WriteOutcome.Written(now));
        }
        return Move.ask(
                context.requests().patch(context.calendar(), id, patch, known.etag()),
                answer -> sent(answer, wanted, () -> change(now, master, again), again));
    }

    /** Fills in what an update of the recurrence alone, or of anything but the recurrence, leaves as it is. */
    private CalendarEvent wanted(CalendarEvent now) {
        CalendarEvent wanted = update.event();
        if (!update.fields().contains(EventField.TIME)) {
            wanted = wanted.with(EventField.TIME, now);
        }
        return update.fields().contains(EventField.RECURRENCE) ? wanted : wanted.with(EventField.RECURRENCE, now);
    }

    private Move sent(GoogleAnswer answer, CalendarEvent wanted, Supplier<Move> respelled, boolean again) {
        if (answer.ok()) {
            return Move.unsure(() -> stored(answer, wanted));
        }
        if (answer.status() == 412) {
            return again ? look(false) : Move.failed(FailureKind.CONFLICT, "changing: it has changed");
        }
        if (answer.missing()) {
            return Move.failed(FailureKind.NOT_FOUND, "changing: it is gone");
        }
        return context.refused(answer, wanted, respelled);
    }

    private Move stored(GoogleAnswer answer, CalendarEvent wanted) {
        context.stored(answer);
        Optional<Recurrence> recurrence = wanted.recurrence();
        return recurrence.isPresent()
                ? new SeriesExceptions(context, recurrence.get(), false).begin(id)
                : context.written(id);
    }
}
