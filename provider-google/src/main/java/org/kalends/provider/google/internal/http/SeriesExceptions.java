package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.EventTime;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.provider.google.internal.event.EventIds;
import org.kalends.provider.google.internal.event.GoogleProblem;
import org.kalends.provider.google.internal.event.MarkProperty;

/**
 * Makes a series leave its rule exactly where it should, occurrence by occurrence: the service takes exceptions no other way. Exceptions that
 * the service keeps of an earlier rule, where the series does not take place any more, are taken away.
 *
 * <p>The series itself is written by now. Whatever fails here leaves a part of it undone, which nobody can tell from outside.
 */
final class SeriesExceptions {

    private final WriteContext context;

    private final WantedExceptions wanted;

    private final boolean fresh;

    private SeriesExceptions(WriteContext context, WantedExceptions wanted, boolean fresh) {
        this.context = context;
        this.wanted = wanted;
        this.fresh = fresh;
    }

    /** Returns the rest of the creation of a series, which is taken away again when the service refuses an exception. */
    static SeriesExceptions ofNew(WriteContext context, EventTime time, Recurrence wanted) {
        return new SeriesExceptions(context, WantedExceptions.of(context, time, wanted), true);
    }

    /**
     * Returns the rest of a change of a series.
     *
     * @param fields what was changed
     */
    static SeriesExceptions ofChanged(WriteContext context, EventTime time, Recurrence wanted, Set<EventField> fields) {
        boolean elsewhere = fields.contains(EventField.TIME) || fields.contains(EventField.RECURRENCE);
        return new SeriesExceptions(
                context,
                elsewhere ? WantedExceptions.of(context, time, wanted) : WantedExceptions.ofSameStarts(context, wanted),
                false);
    }

    /** Returns whether a series leaves its rule anywhere. */
    static boolean areIn(Recurrence recurrence) {
        return !recurrence.exclusions().isEmpty() || !recurrence.overrides().isEmpty();
    }

    /** Goes on after the series was written. */
    Move begin(String seriesId) {
        return context.lookWhole(seriesId, found -> {
            if (found.isEmpty()) {
                return Move.failed(FailureKind.NOT_FOUND, "changing: it is gone");
            }
            Deque<OriginalStart> open = new ArrayDeque<>(wanted.missingIn(found.get()));
            return open.isEmpty()
                    ? context.written(found.get())
                    : next(new Occurrences(
                            found.get(), context.read(found.get()).event(), open));
        });
    }

    /** A series as it is, and where it is not yet as it should be. */
    private record Occurrences(EventFetcher.Series series, CalendarEvent now, Deque<OriginalStart> open) {}

    private Move next(Occurrences occurrences) {
        OriginalStart start = occurrences.open().poll();
        if (start == null) {
            return finished(occurrences.series().master().getId());
        }
        return look(occurrences, start, Optional.empty());
    }

    /**
     * Looks at an occurrence and goes on with it.
     *
     * @param refused what it said when a write of it was refused; it has to say the same still
     */
    private Move look(Occurrences occurrences, OriginalStart start, Optional<CalendarEvent> refused) {
        String id = id(occurrences.series(), start);
        return Move.ask(context.requests().event(context.calendar(), id), answer -> {
            if (answer.missing()) {
                return wanted.leaveOut(start)
                        ? next(occurrences)
                        : undo(occurrences, unsupported("an override stands where there is no occurrence"));
            }
            return answer.ok()
                    ? write(occurrences, start, answer.read(Event.class), refused)
                    : halfDone(answer.failure());
        });
    }

    /** Returns the id of an occurrence: the one that is told, else the one that the service is known to make. */
    private String id(EventFetcher.Series series, OriginalStart start) {
        return series.rows().stream()
                .filter(row ->
                        context.reader().originalStart(row, series.master()).equals(Optional.of(start)))
                .map(Event::getId)
                .findFirst()
                .orElseGet(() -> EventIds.occurrence(series.master().getId(), start));
    }

    private Move write(Occurrences occurrences, OriginalStart start, Event row, Optional<CalendarEvent> refused) {
        if (!Round.isThere(row)) {
            return wanted.leaveOut(start) ? next(occurrences) : halfDone(unsupported("an occurrence was deleted"));
        }
        CalendarEvent now =
                context.reader().occurrence(row, occurrences.series().master());
        if (!refused.orElse(now).equals(now)) {
            return halfDone(new ProviderException(FailureKind.CONFLICT, "changing: an occurrence has changed"));
        }
        try {
            return wanted.request(occurrences.now(), start, row, now)
                    .map(request -> send(occurrences, start, row, now, request, refused.isEmpty()))
                    .orElseGet(() -> next(occurrences));
        } catch (GoogleProblem problem) {
            return undo(occurrences, unsupported(String.valueOf(problem.getMessage())));
        }
    }

    private Move send(
            Occurrences occurrences,
            OriginalStart start,
            Event row,
            CalendarEvent now,
            GoogleRequest request,
            boolean again) {
        boolean copy = MarkProperty.read(occurrences.series().master()).isPresent();
        Optional<String> refusal = Known.of(row).refusal(copy);
        return refusal.isPresent()
                ? halfDone(new ProviderException(FailureKind.UNSUPPORTED, refusal.get()))
                : Move.ask(request, answer -> sent(occurrences, start, now, answer, again));
    }

    private Move sent(
            Occurrences occurrences, OriginalStart start, CalendarEvent before, GoogleAnswer answer, boolean again) {
        if (answer.ok() || (wanted.leaveOut(start) && answer.missing())) {
            return next(occurrences);
        }
        if ((answer.status() == 412 && again) || context.isRespelled(answer)) {
            return look(occurrences, start, Optional.of(before));
        }
        ProviderException failure = answer.failure();
        return failure.kind() == FailureKind.PERMANENT
                ? undo(
                        occurrences,
                        new ProviderException(FailureKind.UNSUPPORTED, "recurrence: an exception was refused", failure))
                : halfDone(failure);
    }

    private Move finished(String seriesId) {
        return context.lookWhole(
                seriesId,
                found -> found.filter(series -> wanted.missingIn(series).isEmpty())
                        .map(context::written)
                        .orElseGet(() -> Move.failed(
                                FailureKind.AMBIGUOUS, "recurrence: not all exceptions are as they were written")));
    }

    /** Takes a series away that cannot be finished, and says why; one to which somebody is invited by now stays. */
    private Move undo(Occurrences occurrences, ProviderException why) {
        if (!fresh) {
            return halfDone(why);
        }
        String id = occurrences.series().master().getId();
        return context.lookWhole(id, found -> {
            if (found.isEmpty()) {
                return Move.failed(why);
            }
            Known now = Known.of(found.get());
            return now.guests()
                    ? halfDone(why)
                    : Move.ask(
                            context.requests().delete(context.calendar(), id, now.etag()),
                            answer -> answer.ok() || answer.missing() ? Move.failed(why) : halfDone(answer.failure()));
        });
    }

    private static ProviderException unsupported(String why) {
        return new ProviderException(FailureKind.UNSUPPORTED, "recurrence: " + why);
    }

    private static Move halfDone(ProviderException failure) {
        return Move.failed(new ProviderException(
                FailureKind.AMBIGUOUS,
                "recurrence: the series is written, not all of its exceptions",
                failure.retryAfter(),
                Optional.of(failure)));
    }
}
