package org.kalends.provider.m365.internal.graph;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.kalends.api.model.CalendarEvent;
import org.kalends.api.model.EventField;
import org.kalends.api.model.Recurrence;
import org.kalends.api.model.RemoteEvent;
import org.kalends.api.provider.FailureKind;
import org.kalends.api.provider.ProviderException;
import org.kalends.api.provider.RemoteWrite;
import org.kalends.provider.m365.internal.event.GraphLimits;

/**
 * Changes how an event recurs, between one event and a series too; and other fields of a series that has exceptions.
 *
 * <p>Exceptions cannot be taken back one by one: where some have to go, the series is made a single event, which drops them all, and
 * then a series again. An override takes from its series what it does not say itself: before a field of the series changes, its
 * overrides are made to say it.
 */
final class SeriesUpdate {

    private static final GraphLimits LIMITS = new GraphLimits();

    private final WriteContext context;

    private final RemoteWrite.Update update;

    private final String id;

    private final Tries zones = new Tries(2);

    private final Tries conflicts = new Tries(2);

    private boolean halfway;

    SeriesUpdate(WriteContext context, RemoteWrite.Update update) {
        this.context = context;
        this.update = update;
        this.id = update.key().value();
    }

    Move begin() {
        String expected = SeriesVersion.etag(update.version());
        return context.lookWhole(id, found -> {
            if (found.isEmpty()) {
                return gone();
            }
            return found.get().item().etag().equals(expected) ? change(found.get()) : changed();
        });
    }

    private Move change(Owned now) {
        Optional<String> refusal = refusal(Known.of(now.item(), now.own()));
        if (refusal.isPresent()) {
            return Move.failed(FailureKind.UNSUPPORTED, refusal.get());
        }
        RemoteEvent current = Reading.required(() -> RemoteEvents.whole(now.item(), now.own()));
        CalendarEvent wanted = update.fields().contains(EventField.TIME)
                ? update.event()
                : update.event().with(EventField.TIME, current.event());
        if (!update.fields().contains(EventField.RECURRENCE)) {
            return keepOverrides(now, current.event());
        }
        return wanted.recurrence()
                .flatMap(recurrence -> LIMITS.refusal(wanted))
                .map(limit -> Move.failed(FailureKind.UNSUPPORTED, "recurrence: " + limit))
                .orElseGet(() -> recur(now, current.event(), wanted));
    }

    private Optional<String> refusal(Known known) {
        boolean copy = update.mark().isPresent() || known.own().mark().isPresent();
        return WriteGuard.refusal(known, copy)
                .or(() -> known.online() && update.fields().contains(EventField.DESCRIPTION)
                        ? Optional.of(
                                "body: the description of an online meeting is not written together with its recurrence")
                        : Optional.empty());
    }

    private Move recur(Owned now, CalendarEvent current, CalendarEvent wanted) {
        boolean exceptions =
                current.recurrence().filter(SeriesExceptions::areIn).isPresent();
        if (onlyAddsExceptions(current, wanted)) {
            return patch(now, fields(EventField.RECURRENCE, EventField.TIME), wanted, at -> exceptions(at, wanted));
        }
        if (!exceptions || wanted.recurrence().isEmpty()) {
            return patch(now, fields(), wanted, at -> exceptions(at, wanted));
        }
        CalendarEvent single = wanted.toBuilder().recurrence(Optional.empty()).build();
        return patch(now, Set.of(EventField.RECURRENCE), single, at -> {
            halfway = true;
            return patch(at, fields(), wanted, stored -> exceptions(stored, wanted));
        });
    }

    private static boolean onlyAddsExceptions(CalendarEvent current, CalendarEvent wanted) {
        Optional<Recurrence> before = current.recurrence();
        Optional<Recurrence> after = wanted.recurrence();
        return before.isPresent()
                && after.isPresent()
                && before.get().rule().equals(after.get().rule())
                && current.time().equals(wanted.time())
                && after.get().exclusions().containsAll(before.get().exclusions())
                && after.get()
                        .overrides()
                        .keySet()
                        .containsAll(before.get().overrides().keySet());
    }

    private Move exceptions(Owned stored, CalendarEvent wanted) {
        return wanted.recurrence()
                .map(recurrence ->
                        SeriesExceptions.of(context, recurrence, false).begin(stored))
                .orElseGet(() -> WriteContext.written(stored));
    }

    /** A new time moves the overrides along, whatever they say, and the days of the rule too. */
    private Move keepOverrides(Owned now, CalendarEvent current) {
        boolean moves = update.fields().contains(EventField.TIME)
                && current.recurrence().isPresent()
                && update.event().recurrence().isPresent();
        Set<EventField> fields = fields();
        if (moves) {
            fields.add(EventField.RECURRENCE);
        }
        Optional<String> limit = moves ? LIMITS.refusal(update.event()) : Optional.empty();
        if (limit.isPresent()) {
            return Move.failed(FailureKind.UNSUPPORTED, "recurrence: " + limit.get());
        }
        Function<Owned, Move> change = at -> patch(at, fields, update.event(), stored -> context.written(id));
        Optional<Recurrence> recurrence = current.recurrence();
        if (recurrence.isEmpty() || update.fields().contains(EventField.TIME)) {
            return change.apply(now);
        }
        return SeriesExceptions.pins(
                        context,
                        recurrence.get(),
                        fields(),
                        master -> context.look(id, found -> found.map(change).orElseGet(SeriesUpdate::gone)))
                .begin(now);
    }

    private Set<EventField> fields(EventField... except) {
        Set<EventField> fields = EnumSet.noneOf(EventField.class);
        fields.addAll(update.fields());
        fields.removeAll(Set.of(except));
        return fields;
    }

    private Move patch(Owned at, Set<EventField> fields, CalendarEvent wanted, Function<Owned, Move> then) {
        MasterPatch patch = new MasterPatch(context, at.own(), update.mark(), wanted, fields);
        if (patch.isEmpty()) {
            return then.apply(at);
        }
        GraphRequest request = context.requests()
                .patch(context.calendar(), id, patch.patch(), at.item().etag());
        return Move.ask(request, answer -> {
            if (answer.ok()) {
                return then.apply(context.stored(answer, patch.after()));
            }
            if (answer.status() == 412 && conflicts.take()) {
                return context.look(
                        id,
                        found -> found.map(now ->
                                        now.item().content().equals(at.item().content())
                                                ? patch(now, fields, wanted, then)
                                                : changed())
                                .orElseGet(SeriesUpdate::gone));
            }
            if (WriteContext.isZoneRefused(answer)) {
                return context.refused(answer, wanted, zones, () -> patch(at, fields, wanted, then));
            }
            return refused(answer);
        });
    }

    private Move refused(GraphAnswer answer) {
        if (halfway) {
            return Move.failed(new ProviderException(
                    FailureKind.AMBIGUOUS,
                    "recurrence: the series is written in part",
                    answer.retryAfter(),
                    Optional.of(answer.failure())));
        }
        if (answer.status() == 412) {
            return changed();
        }
        return EventFetcher.gone(answer) ? gone() : context.refused(answer);
    }

    private static Move gone() {
        return Move.failed(FailureKind.NOT_FOUND, "changing: it is gone");
    }

    private Move changed() {
        return halfway
                ? Move.failed(FailureKind.AMBIGUOUS, "recurrence: the series is written in part, and changed since")
                : Move.failed(FailureKind.CONFLICT, "changing: it has changed");
    }
}
