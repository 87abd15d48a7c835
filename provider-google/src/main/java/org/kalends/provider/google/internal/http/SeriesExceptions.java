package org.kalends.provider.google.internal.http;

import com.google.api.services.calendar.model.Event;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.OriginalStart;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.provider.google.internal.event.EventIds;

/**
 * Makes a series leave its rule exactly where it should, occurrence by occurrence: the service takes exceptions no other way.
 *
 * <p>The series itself is written by now. Whatever fails here leaves a part of it undone, which nobody can tell from outside.
 */
final class SeriesExceptions {

    private final WriteContext context;

    private final Recurrence wanted;

    private final boolean fresh;

    /**
     * Creates the rest of a write.
     *
     * @param fresh whether the series was just created, so that it is taken away again when the service refuses an exception
     */
    SeriesExceptions(WriteContext context, Recurrence wanted, boolean fresh) {
        this.context = context;
        this.wanted = wanted;
        this.fresh = fresh;
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
            RemoteEvent now = context.read(found.get());
            Deque<OriginalStart> open = new ArrayDeque<>(different(now.event()));
            return open.isEmpty()
                    ? context.written(found.get())
                    : next(new Occurrences(found.get(), now.event(), open));
        });
    }

    /** A series as it is, and where it is not yet as it should be. */
    private record Occurrences(EventFetcher.Series series, CalendarEvent now, Deque<OriginalStart> open) {}

    private Set<OriginalStart> different(CalendarEvent now) {
        return Differences.starts(now.recurrence().orElse(wanted), wanted);
    }

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
                return wanted.exclusions().contains(start)
                        ? next(occurrences)
                        : undo(
                                occurrences,
                                new ProviderException(
                                        FailureKind.UNSUPPORTED,
                                        "recurrence: an override stands where there is no occurrence"));
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
        CalendarEvent now = Round.isThere(row)
                ? context.reader().occurrence(row, occurrences.series().master())
                : Plain.occurrence(occurrences.now(), start);
        if (!refused.orElse(now).equals(now)) {
            return halfDone(new ProviderException(FailureKind.CONFLICT, "changing: an occurrence has changed"));
        }
        return request(occurrences, start, row, now)
                .map(request -> Move.ask(request, answer -> sent(occurrences, start, now, answer, refused.isEmpty())))
                .orElseGet(() -> next(occurrences));
    }

    private Optional<GoogleRequest> request(
            Occurrences occurrences, OriginalStart start, Event row, CalendarEvent now) {
        if (wanted.exclusions().contains(start)) {
            return Optional.of(row)
                    .filter(Round::isThere)
                    .map(there -> context.requests().delete(context.calendar(), there.getId(), there.getEtag()));
        }
        CalendarEvent wish = Optional.ofNullable(wanted.overrides().get(start))
                .orElseGet(() -> Plain.occurrence(occurrences.now(), start));
        Set<EventField> fields = Round.isThere(row) ? Differences.fields(now, wish) : Differences.written();
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        Event patch = context.writer().patch(wish, fields);
        return Optional.of(context.requests().patch(context.calendar(), row.getId(), patch, row.getEtag()));
    }

    private Move sent(
            Occurrences occurrences, OriginalStart start, CalendarEvent before, GoogleAnswer answer, boolean again) {
        if (answer.ok() || (wanted.exclusions().contains(start) && answer.missing())) {
            return next(occurrences);
        }
        if (answer.status() == 412 && again) {
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
                found -> found.filter(series ->
                                different(context.read(series).event()).isEmpty())
                        .map(context::written)
                        .orElseGet(() -> Move.failed(
                                FailureKind.AMBIGUOUS, "recurrence: not all exceptions are as they were written")));
    }

    /** Takes a series away that cannot be finished, and says why. */
    private Move undo(Occurrences occurrences, ProviderException why) {
        if (!fresh) {
            return halfDone(why);
        }
        String id = occurrences.series().master().getId();
        return context.look(
                id,
                found -> found.map(now -> Move.ask(
                                context.requests().delete(context.calendar(), id, now.getEtag()),
                                answer -> answer.ok() || answer.missing()
                                        ? Move.failed(why)
                                        : halfDone(answer.failure())))
                        .orElseGet(() -> Move.failed(why)));
    }

    private static Move halfDone(ProviderException failure) {
        return Move.failed(new ProviderException(
                FailureKind.AMBIGUOUS,
                "recurrence: the series is written, not all of its exceptions",
                failure.retryAfter(),
                Optional.of(failure)));
    }
}
