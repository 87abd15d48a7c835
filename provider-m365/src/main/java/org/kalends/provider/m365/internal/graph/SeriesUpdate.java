package org.kalends.provider.m365.internal.graph;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
 * <p>Exceptions cannot be taken back one by one, though an override can be made to say what its series says. Another rule is written in one
 * request, after which is looked what has become of the exceptions. An override takes from its series what it does not say itself: before
 * a field of the series changes, its overrides are made to say it.
 */
final class SeriesUpdate {

    private static final GraphLimits LIMITS = new GraphLimits();

    private final WriteContext context;

    private final RemoteWrite.Update update;

    private final String id;

    private final Tries zones = new Tries(2);

    private final Tries conflicts = new Tries(2);

    /** Where exceptions stand by now. */
    private final List<CalendarEvent> places = new ArrayList<>();

    private boolean halfway;

    SeriesUpdate(WriteContext context, RemoteWrite.Update update) {
        this.context = context;
        this.update = update;
        this.id = update.key().value();
    }

    Move begin() {
        return context.lookWhole(
                id,
                found -> found.map(now -> Known.isAsExpected(now, update.version(), Optional.empty())
                                ? guarded(now, this::change)
                                : changed())
                        .orElseGet(SeriesUpdate::gone));
    }

    private Move change(Owned now) {
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

    /** Goes on with a series, looked at with its exceptions, unless that would mail somebody. */
    private Move guarded(Owned now, Function<Owned, Move> then) {
        return refusal(Known.of(now.item(), now.own()))
                .map(refusal -> halfway
                        ? Move.failed(FailureKind.AMBIGUOUS, "recurrence: the series is written in part; " + refusal)
                        : Move.failed(FailureKind.UNSUPPORTED, refusal))
                .orElseGet(() -> then.apply(now));
    }

    private Optional<String> refusal(Known known) {
        return WriteGuard.refusal(
                        known, update.mark().isPresent() || known.own().mark().isPresent())
                .or(() -> known.online() && update.fields().contains(EventField.DESCRIPTION)
                        ? Optional.of(
                                "body: the description of an online meeting is not written together with its recurrence")
                        : Optional.empty());
    }

    private Move recur(Owned now, CalendarEvent current, CalendarEvent wanted) {
        if (wanted.recurrence().isEmpty()
                || current.recurrence().filter(SeriesExceptions::areIn).isEmpty()) {
            return patch(now, fields(), wanted, at -> exceptions(at, wanted.recurrence()));
        }
        places.addAll(current.recurrence().get().overrides().values());
        boolean sameRule = current.recurrence()
                        .get()
                        .rule()
                        .equals(wanted.recurrence().get().rule())
                && current.time().equals(wanted.time());
        if (!sameRule) {
            // As far as is known, the service gives up exceptions together with the rule that they leave.
            return patch(
                    now,
                    fields(),
                    wanted,
                    at -> context.lookWhole(
                            id,
                            found -> found.map(stored -> rest(stored, wanted)).orElseGet(SeriesUpdate::gone)));
        }
        Leftovers left =
                Leftovers.of(current.recurrence().get(), wanted.recurrence().get());
        return left.isEmpty()
                ? patch(now, exceptionsAside(), wanted, at -> exceptions(at, wanted.recurrence()))
                : takeBack(now, left, wanted);
    }

    /** Goes on after the rule was written. */
    private Move rest(Owned stored, CalendarEvent wanted) {
        Optional<Recurrence> now = Reading.required(() -> RemoteEvents.whole(stored.item(), stored.own()))
                .event()
                .recurrence();
        Optional<Leftovers> left =
                now.map(there -> Leftovers.of(there, wanted.recurrence().orElseThrow()));
        if (left.isEmpty() || left.get().isEmpty()) {
            return exceptions(stored, wanted.recurrence());
        }
        halfway = true;
        return guarded(stored, at -> takeBack(at, left.get(), wanted));
    }

    /**
     * Takes exceptions back. A copy is made a single event, which drops them all, and then a series again. An original is not: what somebody
     * has put on the other exceptions would be lost.
     */
    private Move takeBack(Owned at, Leftovers left, CalendarEvent wanted) {
        if (isCopy(at)) {
            CalendarEvent single =
                    wanted.toBuilder().recurrence(Optional.empty()).build();
            return patch(at, Set.of(EventField.RECURRENCE), single, once -> {
                halfway = true;
                return patch(once, fields(), wanted, stored -> exceptions(stored, wanted.recurrence()));
            });
        }
        if (!left.exclusions().isEmpty()) {
            return Move.failed(
                    halfway ? FailureKind.AMBIGUOUS : FailureKind.UNSUPPORTED,
                    "recurrence: an occurrence that was deleted cannot be brought back");
        }
        return patch(
                at,
                exceptionsAside(),
                wanted,
                stored -> exceptions(stored, wanted.recurrence().map(recurrence -> left.undone(wanted, recurrence))));
    }

    private boolean isCopy(Owned owned) {
        return update.mark().isPresent() || owned.own().mark().isPresent();
    }

    private Set<EventField> exceptionsAside() {
        return fields(EventField.RECURRENCE, EventField.TIME);
    }

    private Move exceptions(Owned stored, Optional<Recurrence> written) {
        return written.map(recurrence ->
                        SeriesExceptions.of(context, recurrence, places).begin(stored))
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
                        master -> context.lookWhole(
                                id,
                                found -> found.map(at -> guarded(at, change)).orElseGet(SeriesUpdate::gone)))
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
                return context.lookWhole(
                        id,
                        found -> found.map(now ->
                                        now.item().content().equals(at.item().content())
                                                ? guarded(now, same -> patch(same, fields, wanted, then))
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
